package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Whether the disk works, and when a failed one is tried again. For the disk's thread alone. */
final class DiskHealth {

    static final Duration RETRY_EVERY = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(DiskHealth.class.getName());

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private boolean well = true;
    private long failedAt;
    private long retryAt;

    DiskHealth(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    boolean isWell() {
        return well;
    }

    boolean mayTry() {
        return isWell() || nanosUntilRetry() <= 0;
    }

    long nanosUntilRetry() {
        return retryAt - nanoTime.getAsLong();
    }

    /** Returns what is to be told: the first failure of several. */
    Optional<AuditEvent> failed(Exception failure, Path folder) {
        retryAt = nanoTime.getAsLong() + RETRY_EVERY.toNanos();
        if (!well) {
            return Optional.empty();
        }
        well = false;
        failedAt = nanoTime.getAsLong();
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} takes no messages: {1}; what waits for the broker is kept in memory",
                folder,
                DiskEvents.reason(failure));
        return Optional.of(DiskEvents.degraded(clock.instant(), failure));
    }

    /** It took something. Returns what is to be told: that it had failed before. */
    Optional<AuditEvent> works() {
        if (well) {
            return Optional.empty();
        }
        well = true;
        LOG.log(System.Logger.Level.INFO, "the disk takes messages again");
        return Optional.of(DiskEvents.recovered(clock.instant(), Duration.ofNanos(nanoTime.getAsLong() - failedAt)));
    }
}
