package io.ocellus.control;

import java.time.Duration;
import java.time.Instant;

/**
 * How long each action of a walk may take; fetching may take until its goal expires, however often it is begun again.
 *
 * @param verify unpacking, checksums, signature
 * @param trial compiling and the golden set, in the child
 * @param exchange compiling and warming beside the old model
 * @param probation watching; who sees too few frames by then has not proved itself
 */
public record Limits(Duration verify, Duration trial, Duration exchange, Duration probation) {

    /**
     * When {@link Event.TimedOut} is due.
     *
     * @param begun when the action was begun in this process
     */
    public Instant end(Walk walk, Instant begun) {
        return switch (walk) {
            case Walk.Received received -> received.goal().expires();
            case Walk.Fetched _ -> begun.plus(verify);
            case Walk.Verified _ -> begun.plus(trial);
            case Walk.Tried _ -> begun.plus(exchange);
            case Walk.Probation _ -> begun.plus(probation);
            case Walk.Ended _ -> Instant.MAX;
        };
    }
}
