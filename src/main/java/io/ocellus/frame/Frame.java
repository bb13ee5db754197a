package io.ocellus.frame;

import io.ocellus.report.ClassificationResult.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencv.core.Mat;

/**
 * A counted lease over a native picture of a {@link FramePool}. The camera fills it once; every view that wants it holds
 * one count, and the last {@link #close()} gives the buffer back to the pool. Reading is safe from several threads at once.
 */
public final class Frame implements AutoCloseable {

    private final FramePool pool;
    private final Mat mat;
    private final AtomicInteger holders = new AtomicInteger();
    private long number;
    private Instant time = Instant.EPOCH;
    private long capturedNanos;
    private Clock clock = Clock.ARRIVAL;

    Frame(FramePool pool, Mat mat) {
        this.pool = pool;
        this.mat = mat;
    }

    /** The first holder's count; only for the pool. */
    Frame lease() {
        if (!holders.compareAndSet(0, 1)) {
            throw new IllegalStateException("this frame is still held by " + holders.get());
        }
        return this;
    }

    /**
     * Says which picture this is. Only for the camera that holds it alone.
     *
     * @param number counted since the source was opened, from 1
     * @param time of capture by the wall clock
     * @param capturedNanos of capture by the monotonic clock
     * @param clock what {@code time} rests on
     */
    public void describe(long number, Instant time, long capturedNanos, Clock clock) {
        this.number = number;
        this.time = time;
        this.capturedNanos = capturedNanos;
        this.clock = clock;
    }

    /** One more holder, who must close it too. */
    public Frame retain() {
        if (holders.getAndUpdate(n -> n > 0 ? n + 1 : n) == 0) {
            throw new IllegalStateException("this frame was given back");
        }
        return this;
    }

    /** The picture: 8-bit BGR, grey or BGRA. Not to be kept or written to beyond this lease. */
    public Mat mat() {
        if (holders.get() == 0) {
            throw new IllegalStateException("this frame was given back");
        }
        return mat;
    }

    public long number() {
        return number;
    }

    public Instant time() {
        return time;
    }

    public long capturedNanos() {
        return capturedNanos;
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        int before = holders.getAndUpdate(n -> n > 0 ? n - 1 : n);
        if (before == 0) {
            throw new IllegalStateException("this frame was closed more often than it was held");
        }
        if (before == 1) {
            pool.giveBack(this);
        }
    }

    void release() {
        mat.release();
    }
}
