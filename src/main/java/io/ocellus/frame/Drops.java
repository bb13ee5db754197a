package io.ocellus.frame;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts of the frames that were lost on their way, by reason. Safe from any thread. */
public final class Drops {

    /** Why a frame was lost. */
    public enum Reason {
        /** All of the camera's buffers were in use. */
        NO_BUFFER,
        /** A newer frame replaced it before a worker was free. */
        SUPERSEDED,
        /** It was too old when a worker was free. */
        STALE,
        /** It could not be decoded. */
        UNREADABLE;

        /** As it is published, such as {@code no_buffer}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private @Nullable Map<String, Long> snapshot = Map.of();

    public synchronized void count(Reason reason) {
        counts.merge(reason, 1L, Long::sum);
        snapshot = null;
    }

    public synchronized long of(Reason reason) {
        return counts.getOrDefault(reason, 0L);
    }

    /** What was lost so far, by {@link Reason#id()}; immutable. A reason that never occurred is absent. */
    public synchronized Map<String, Long> snapshot() {
        Map<String, Long> known = snapshot;
        if (known == null) {
            Map<String, Long> byId = new TreeMap<>();
            counts.forEach((reason, n) -> byId.put(reason.id(), n));
            known = Collections.unmodifiableMap(byId);
            snapshot = known;
        }
        return known;
    }
}
