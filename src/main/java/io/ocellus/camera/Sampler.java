package io.ocellus.camera;

import java.util.concurrent.TimeUnit;

/** Thins pictures out to a rate by due times, so the rate holds on average whatever the stream's own is. */
final class Sampler {

    private final long periodNanos;
    private long due;
    private boolean started;

    /**
     * @param fps pictures a second at most; 0 takes every one
     */
    Sampler(double fps) {
        periodNanos = fps <= 0 ? 0 : Math.round(TimeUnit.SECONDS.toNanos(1) / fps);
    }

    /** Whether a picture of this moment should be taken; an eighth of the period early is in time, since streams jitter. */
    boolean isDue(long nanos) {
        return !started || nanos - due >= -periodNanos / 8;
    }

    /** It was taken: the next one is due a period after this one was, or a period from now after a pause. */
    void taken(long nanos) {
        due = started && nanos - due < periodNanos ? due + periodNanos : nanos + periodNanos;
        started = true;
    }

    /** Forgets the past: the next picture is due. */
    void reset() {
        started = false;
    }
}
