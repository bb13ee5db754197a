package io.ocellus.camera;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubled each time up to a cap, then spread by ± the jitter, so that cameras
 * which failed together do not come back together.
 *
 * @param first the wait before the first attempt, without jitter
 * @param cap the longest wait, without jitter
 * @param jitter the part by which a wait is spread, 0 to 1
 * @param random from 0 inclusive to 1 exclusive; called from several threads
 */
public record Backoff(Duration first, Duration cap, double jitter, DoubleSupplier random) {

    public Backoff {
        if (!first.isPositive() || cap.compareTo(first) < 0 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("a back-off needs 0 < first ≤ cap and 0 ≤ jitter ≤ 1");
        }
    }

    /** The wait before an attempt, counted from 1. */
    public Duration before(int attempt) {
        double seconds = first.toMillis() / 1000.0 * Math.pow(2, Math.max(0, attempt - 1));
        double capped = Math.min(seconds, cap.toMillis() / 1000.0);
        double spread = capped * (1 + jitter * (2 * random.getAsDouble() - 1));
        return Duration.ofMillis(Math.round(spread * 1000));
    }
}
