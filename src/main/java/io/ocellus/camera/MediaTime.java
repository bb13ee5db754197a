package io.ocellus.camera;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time axis of a file or folder: its positions, laid end to end where it is repeated, from the moment of its opening. */
final class MediaTime {

    private static final long LONGEST_GAP = TimeUnit.SECONDS.toNanos(10);

    private Instant start = Instant.EPOCH;
    private long startNanos;
    private long offset;
    private long position;
    private long step;

    /** Read from the beginning, at this moment by the wall clock and the monotonic clock. */
    void start(Instant now, long nanos) {
        start = now;
        startNanos = nanos;
        offset = 0;
        position = 0;
        step = 0;
    }

    /**
     * The picture at this position, in nanoseconds from the file's beginning. Where the file's own clock jumps (joined
     * recordings), the axis goes on by one picture.
     */
    void at(long nanos) {
        long moved = nanos - position;
        if (moved < 0 || moved > LONGEST_GAP) {
            offset += step - moved;
        } else if (moved > 0) {
            step = moved;
        }
        position = nanos;
    }

    /** The file begins again, one picture after its last. */
    void nextRound() {
        offset += position + step;
        position = 0;
    }

    /** The picture's place on the axis. */
    long nanos() {
        return offset + position;
    }

    /** When it is to be shown, by the monotonic clock. */
    long due() {
        return startNanos + nanos();
    }

    Instant time() {
        return start.plusNanos(nanos());
    }
}
