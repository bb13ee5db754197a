package io.ocellus.camera;

import java.time.Instant;

/** The time axis of a file or folder: its positions, laid end to end where it is repeated, from the moment of its opening. */
final class MediaTime {

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

    /** The picture at this position, in nanoseconds from the file's beginning; a position that goes back is taken as the last. */
    void at(long nanos) {
        if (nanos > position) {
            step = nanos - position;
            position = nanos;
        }
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
