package io.ocellus.device;

import java.time.Duration;

/** CPU time that was used, in seconds; what others do on the machine hardly shows in it. */
final class CpuClock {

    private static final Machine MACHINE = Machine.ofSystem();

    private CpuClock() {}

    /** Of all threads of this process, to a hundredth of a second. */
    static double process() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    /** Of the calling thread; wall-clock time where the kernel does not count it. */
    static double thread() {
        String nanos = MACHINE.text(MACHINE.at("proc/thread-self/schedstat")).split(" ", 2)[0];
        return (nanos.isEmpty() || nanos.equals("0") ? System.nanoTime() : Long.parseLong(nanos)) / 1e9;
    }
}
