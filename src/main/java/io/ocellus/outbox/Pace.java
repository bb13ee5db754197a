package io.ocellus.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many through a second, in bursts of at most a tenth of a second's worth. Not thread-safe. */
final class Pace {

    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long interval;
    private final LongSupplier nanoTime;
    private long due;

    Pace(int perSecond, LongSupplier nanoTime) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong();
    }

    /** Time until the next may go; zero where it may go now. */
    Duration untilNext() {
        long nanos = due - BURST_NANOS - nanoTime.getAsLong();
        return nanos <= 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    /** One has gone. */
    void went() {
        long now = nanoTime.getAsLong();
        due = (due - now > 0 ? due : now) + interval;
    }
}
