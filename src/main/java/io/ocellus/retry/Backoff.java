package io.ocellus.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubled each time up to a cap, and shortened by up to half at random, so that
 * what failed together does not come back together.
 *
 * @param first the longest wait before the first attempt
 * @param cap the longest wait of all
 * @param random from 0 inclusive to 1 exclusive; may be called from several threads
 */
public record Backoff(Duration first, Duration cap, DoubleSupplier random) {

    public Backoff {
        if (!first.isPositive() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 0 < first ≤ cap, not " + first + " and " + cap);
        }
    }

    /**
     * The wait before an attempt.
     *
     * @param attempt since all was well, from 1
     */
    public Duration before(int attempt) {
        double doubled = first.toNanos() * Math.pow(2, attempt - 1.0);
        double longest = Math.min(doubled, (double) cap.toNanos());
        return Duration.ofNanos(Math.round(longest * (1 - random.getAsDouble() / 2)));
    }
}
