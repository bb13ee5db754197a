package io.ocellus.camera;

import io.ocellus.report.CameraReport.Phase;
import io.ocellus.retry.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * What a camera is doing. Each state offers only the transitions that lead out of it:
 *
 * <pre>
 * Connecting ──► Live ──► Ended
 *   │  │          │ │
 *   │  └─► Stalled ◄┘ ──► Failed      (too many capture threads are stuck)
 *   │         │   │          │
 *   └──► Reconnecting ◄──────┘        (a stuck thread came back)
 * Disabled, and Failed for a wrong URL, stay.
 * </pre>
 */
public sealed interface CameraState {

    /**
     * A stream that gave pictures over such a time has proved itself: when it breaks, the back-off starts anew. It is short
     * so that a camera which was restarted twice is not left alone for the second time; and long enough that one which
     * breaks again and again right after opening is still asked ever more rarely. One that gives pictures for a second each
     * time is opened every other second at the most, and seen half of the time.
     */
    Duration STEADY = Duration.ofSeconds(1);

    /** When it came into this state. */
    Instant since();

    /** The published name. */
    Phase phase();

    /** One sentence for people; empty where there is nothing to say. */
    default String reason() {
        return "";
    }

    /** A state in which a source is being opened or read. */
    sealed interface Running extends CameraState {

        /** The number of the attempt that comes after this one fails, from 1. */
        int nextAttempt();

        /** The source can't be opened, or broke. */
        default Reconnecting lost(Instant now, String reason, Backoff backoff) {
            int attempt = nextAttempt();
            return new Reconnecting(now, attempt, now.plus(backoff.before(attempt)), reason);
        }

        /** Nothing came for too long. */
        default Stalled stalled(Instant now, String reason) {
            return new Stalled(now, nextAttempt(), reason);
        }

        /** The first picture came. */
        default Live connected(Instant now) {
            return new Live(now, nextAttempt() - 1);
        }
    }

    /** It is opened for the first time. */
    record Connecting(Instant since) implements Running {

        @Override
        public Phase phase() {
            return Phase.CONNECTING;
        }

        @Override
        public int nextAttempt() {
            return 1;
        }
    }

    /**
     * Pictures come.
     *
     * @param attempts that it took to get here; forgotten once the stream is steady
     */
    record Live(Instant since, int attempts) implements Running {

        @Override
        public Phase phase() {
            return Phase.LIVE;
        }

        @Override
        public int nextAttempt() {
            return attempts + 1;
        }

        /** Pictures came over {@link CameraState#STEADY}: measured between pictures, so that silence proves nothing. */
        public Live steady() {
            return new Live(since, 0);
        }

        /** A file or folder was read to its end. */
        public Ended ended(Instant now) {
            return new Ended(now);
        }
    }

    /**
     * No picture came for too long, and the thread that waits for one does not return: it is abandoned.
     *
     * @param attempt the number of the attempt that comes next
     */
    record Stalled(Instant since, int attempt, String reason) implements CameraState {

        @Override
        public Phase phase() {
            return Phase.STALLED;
        }

        /** Another thread takes over. */
        public Reconnecting replaced(Instant now, Backoff backoff) {
            return new Reconnecting(now, attempt, now.plus(backoff.before(attempt)), reason);
        }

        /** Too many threads are stuck already. */
        public Failed givenUp(Instant now, String why) {
            return new Failed(now, why);
        }
    }

    /**
     * It waits for its next attempt, or is at it.
     *
     * @param attempt from 1
     * @param until when the attempt begins
     */
    record Reconnecting(Instant since, int attempt, Instant until, String reason) implements Running {

        @Override
        public Phase phase() {
            return Phase.RECONNECTING;
        }

        @Override
        public int nextAttempt() {
            return attempt + 1;
        }
    }

    /** A file or folder was read to its end. */
    record Ended(Instant since) implements CameraState {

        @Override
        public Phase phase() {
            return Phase.ENDED;
        }
    }

    /** It is switched off by its configuration, or closed. */
    record Disabled(Instant since) implements CameraState {

        @Override
        public Phase phase() {
            return Phase.DISABLED;
        }
    }

    /** It can't work: its URL is wrong, or too many capture threads are stuck in it. */
    record Failed(Instant since, String reason) implements CameraState {

        @Override
        public Phase phase() {
            return Phase.FAILED;
        }

        /** A stuck thread came back, so there is room for another attempt. */
        public Reconnecting revived(Instant now, Backoff backoff) {
            return new Reconnecting(now, 1, now.plus(backoff.before(1)), reason);
        }
    }
}
