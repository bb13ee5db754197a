package io.ocellus.agent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notices when somebody sets the system's clock, by holding it against the monotonic one. A clock that is corrected by slowing it down
 * or speeding it up, as NTP does for small errors, doesn't jump; a machine that slept does. For one thread.
 */
final class ClockWatch {

    /** A jump of less says nothing to anybody who reads the times of pictures. */
    static final Duration LEAST = Duration.ofSeconds(1);

    private @Nullable Instant lastTime;
    private long lastNanos;

    /**
     * How far the clock was set since the last look; negative backwards, zero where it was not.
     *
     * @param before the monotonic clock before the wall clock was read
     * @param now the wall clock
     * @param after the monotonic clock after it was read; where the thread was held up in between, this look says nothing
     */
    Duration look(long before, Instant now, long after) {
        if (after - before > LEAST.toNanos() / 4) {
            return Duration.ZERO;
        }
        Instant then = lastTime;
        long passed = after - lastNanos;
        lastTime = now;
        lastNanos = after;
        if (then == null) {
            return Duration.ZERO;
        }
        Duration jump = Duration.between(then, now).minusNanos(passed);
        return jump.abs().compareTo(LEAST) < 0 ? Duration.ZERO : jump;
    }
}
