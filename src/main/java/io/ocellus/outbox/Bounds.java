package io.ocellus.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is too much, and what too old. */
final class Bounds {

    /** A gateway without a battery starts in 1970; what was seen before its clock was set has no age. */
    private static final Instant CLOCK_NOT_SET = Instant.parse("2020-01-01T00:00:00Z");

    private final OutboxLimits limits;
    private final InstantSource clock;

    Bounds(OutboxLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** As of now. */
    Predicate<Message> tooOld() {
        Instant oldest = oldest();
        return message -> isOlder(message.time(), oldest);
    }

    private Instant oldest() {
        return clock.instant().minus(limits.age());
    }

    private static boolean isOlder(Instant time, Instant oldest) {
        return time.isAfter(CLOCK_NOT_SET) && time.isBefore(oldest);
    }

    /** The segment that has to go, or null. The caller holds the backlog's lock. */
    @Nullable
    Segment beyond(Lane lane, Share share) {
        Segment segment = lane.oldestIdle();
        boolean beyond = segment != null
                && (isOlder(segment.newest(), oldest()) || lane.bytesOnDisk() > Spool.room(share, limits.bytes()));
        return beyond ? segment : null;
    }
}
