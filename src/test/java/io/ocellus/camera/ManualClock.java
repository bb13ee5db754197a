package io.ocellus.camera;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test turns it. Who sleeps wakes when its time has come. */
final class ManualClock implements CaptureClock {

    private long nanos = 1_000_000_000;

    synchronized void advance(Duration time) {
        nanos += time.toNanos();
        notifyAll();
    }

    @Override
    public synchronized Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void sleepUntil(long until) throws InterruptedException {
        while (nanos < until) {
            wait();
        }
    }
}
