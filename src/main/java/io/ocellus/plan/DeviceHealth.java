package io.ocellus.plan;

import io.ocellus.retry.Backoff;

/**
 * Whether a device may be used: one that vanished or failed (driver reset, out of memory) is left, and tried again later. Immutable;
 * times are nanoseconds of the monotonic clock.
 */
public sealed interface DeviceHealth {

    /** It works, as far as known. */
    record Usable() implements DeviceHealth {}

    /**
     * It failed and is not offered.
     *
     * @param failures since it last worked
     * @param until when it is tried again
     * @param reason one sentence
     */
    record Left(int failures, long until, String reason) implements DeviceHealth {}

    /**
     * It is tried again: offered, and left at once for longer if it fails.
     *
     * @param failures since it last worked
     */
    record OnTrial(int failures) implements DeviceHealth {}

    /** Whether candidates on it may be chosen. */
    default boolean offered() {
        return !(this instanceof Left);
    }

    /** After a failure. */
    default DeviceHealth failed(String reason, long nanos, Backoff backoff) {
        int failures = 1
                + switch (this) {
                    case Usable ignored -> 0;
                    case Left left -> left.failures;
                    case OnTrial trial -> trial.failures;
                };
        return new Left(failures, nanos + backoff.before(failures).toNanos(), reason);
    }

    /** After results that its golden set or its work proved right. */
    default DeviceHealth worked() {
        return this instanceof Left ? this : new Usable();
    }

    /** As time goes on. */
    default DeviceHealth at(long nanos) {
        return this instanceof Left left && nanos - left.until >= 0 ? new OnTrial(left.failures) : this;
    }
}
