package io.ocellus.plan;

import java.time.Duration;

/**
 * How patient an {@code auto} classifier is.
 *
 * @param strain for how long the target must be missed before a step down; time in which it is met counts back
 * @param settle after a step down, until the backlog is gone and readings mean something
 * @param stay for how long there must be room before a step up, at first
 * @param cap of the stay, which doubles with every step up that failed
 * @param trial how many stays a step up must stand so as not to have failed: a load that comes and goes faster is not followed for long
 */
public record SteppingPolicy(Duration strain, Duration settle, Duration stay, Duration cap, int trial) {

    /** Down within ten seconds, up after half a minute, and at most an hour apart. */
    public static final SteppingPolicy DEFAULT = new SteppingPolicy(
            Duration.ofSeconds(4), Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofHours(1), 10);

    /** Refuses what could never step, or never rest. */
    public SteppingPolicy {
        if (!strain.isPositive() || settle.isNegative() || !stay.isPositive() || cap.compareTo(stay) < 0 || trial < 1) {
            throw new IllegalArgumentException(
                    "stepping needs 0 < strain, 0 ≤ settle, 0 < stay ≤ cap and a trial of at least 1");
        }
    }

    Duration longer(Duration current) {
        Duration doubled = current.multipliedBy(2);
        return doubled.compareTo(cap) > 0 ? cap : doubled;
    }

    Duration shorter(Duration current) {
        Duration half = current.dividedBy(2);
        return half.compareTo(stay) < 0 ? stay : half;
    }
}
