package io.ocellus.camera;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time as the capture loop sees it, so that tests can turn it. */
public interface CaptureClock {

    /** By the wall clock, for what is published. */
    Instant now();

    /** By the monotonic clock, for durations. */
    long nanos();

    /** Waits until the monotonic clock shows this; not at all where it already has. */
    void sleepUntil(long nanos) throws InterruptedException;

    /** The machine's own. */
    static CaptureClock system() {
        return new CaptureClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleepUntil(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
            }
        };
    }
}
