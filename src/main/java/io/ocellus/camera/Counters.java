package io.ocellus.camera;

import io.ocellus.frame.Drops;
import java.util.concurrent.atomic.AtomicLong;
import org.opencv.core.Mat;

/** What a camera counts over all its capture threads. Only the current one writes; any thread may read. */
final class Counters {

    final AtomicLong grabbed = new AtomicLong();
    final AtomicLong sampled = new AtomicLong();
    final AtomicLong reconnects = new AtomicLong();
    final Drops drops = new Drops();
    final RateMeter rate = new RateMeter();

    private volatile long newestNanos;
    private volatile boolean any;
    private volatile int width;
    private volatile int height;

    void grabbed(long nanos) {
        grabbed.incrementAndGet();
        rate.count(nanos);
        newestNanos = nanos;
        any = true;
    }

    void sampled(Mat picture) {
        sampled.incrementAndGet();
        width = picture.cols();
        height = picture.rows();
    }

    /** Milliseconds since the newest picture, -1 before the first. */
    long frameAgeMillis(long now) {
        return any ? Math.max(0, (now - newestNanos) / 1_000_000) : -1;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
