package io.ocellus.doctor;

import java.time.Instant;
import java.util.function.Consumer;

/** The system's clock: certificates are judged by it, and every result carries its time. */
final class ClockCheck {

    private static final String SUBJECT = "clock";

    private ClockCheck() {}

    /**
     * @param built when this agent was built: no clock that is right says an earlier time
     * @param synchronised as the kernel knows it
     */
    static void look(Instant now, Instant built, boolean synchronised, Consumer<Finding> told) {
        if (now.isBefore(built)) {
            told.accept(
                    Finding.bad(
                            SUBJECT,
                            "it says " + now + ", which is before this agent was built (" + built + ")",
                            "set it, and keep it right: sudo timedatectl set-ntp true; a gateway without a battery clock needs the network for it"));
        } else if (synchronised) {
            told.accept(Finding.good(SUBJECT, "it says " + now + " and a time service keeps it right"));
        } else {
            told.accept(Finding.doubtful(
                    SUBJECT,
                    "it says " + now + " and no time service keeps it right",
                    "sudo timedatectl set-ntp true, or install chrony; in a container the host's clock counts"));
        }
    }
}
