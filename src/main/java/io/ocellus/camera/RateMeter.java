package io.ocellus.camera;

import java.util.concurrent.TimeUnit;

/** Events a second over the last whole second or more. One thread counts, any may ask. */
final class RateMeter {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private long windowStart;
    private int count;
    private volatile double rate;

    void count(long nanos) {
        if (count == 0) {
            windowStart = nanos;
        }
        long elapsed = nanos - windowStart;
        if (elapsed >= WINDOW) {
            rate = count * (double) TimeUnit.SECONDS.toNanos(1) / elapsed;
            windowStart = nanos;
            count = 0;
        }
        count++;
    }

    double rate() {
        return rate;
    }

    void reset() {
        count = 0;
        rate = 0;
    }
}
