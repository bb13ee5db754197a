package io.ocellus.decision;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a verified label until so many results in a row agree on another. A label is compared by its name, so a view keeps
 * its verified label when its model is exchanged. {@code unknown} is a label like any other: it takes as many results to
 * become verified.
 *
 * <p>Mutable, because it is asked about every frame and changes its mind rarely. For one thread.
 */
final class Hysteresis {

    private final int consecutive;
    private @Nullable String verified;
    private Instant since = Instant.EPOCH;
    private @Nullable String candidate;
    private Instant candidateSince = Instant.EPOCH;
    private int streak;

    /**
     * @param consecutive so many results in a row must agree, from 1
     */
    Hysteresis(int consecutive) {
        this.consecutive = consecutive;
    }

    /**
     * Takes the label of one result in.
     *
     * @param time when its frame was captured, by the wall clock
     * @return whether another label became the verified one
     */
    boolean accept(String label, Instant time) {
        if (label.equals(verified)) {
            interrupt();
            return false;
        }
        if (!label.equals(candidate)) {
            candidate = label;
            candidateSince = time;
            streak = 0;
        }
        if (++streak < consecutive) {
            return false;
        }
        replace(label, candidateSince);
        return true;
    }

    /** Sets the verified label without any result having said so. */
    void replace(String label, Instant from) {
        verified = label;
        since = from;
        interrupt();
    }

    /** Forgets the results that spoke for another label so far. */
    void interrupt() {
        candidate = null;
        streak = 0;
    }

    /** The wall clock was set: what was told in its time is told in the new one. */
    void shift(Duration by) {
        since = since.plus(by);
        candidateSince = candidateSince.plus(by);
    }

    /** The verified label, or null before the first. */
    @Nullable
    String verified() {
        return verified;
    }

    /** When the first of the results was captured that verified the label. */
    Instant since() {
        return since;
    }
}
