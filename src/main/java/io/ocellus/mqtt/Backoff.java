package io.ocellus.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts: doubled each time up to a cap, and shortened by up to half at random, so that a fleet
 * doesn't come back in step.
 *
 * @param first the waiting time after the first failed attempt
 * @param cap the longest waiting time
 */
public record Backoff(Duration first, Duration cap) {

    public Backoff {
        if (!first.isPositive() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 0 < first <= cap, not " + first + " and " + cap);
        }
    }

    /**
     * The waiting time before the next attempt.
     *
     * @param failures failed attempts in a row, from 1
     */
    public Duration delay(int failures, RandomGenerator random) {
        long doubled = first.toNanos();
        for (int i = 1; i < failures && doubled < cap.toNanos(); i++) {
            doubled *= 2;
        }
        long longest = Math.min(doubled, cap.toNanos());
        return Duration.ofNanos(longest - random.nextLong(longest / 2 + 1));
    }
}
