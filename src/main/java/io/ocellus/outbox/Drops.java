package io.ocellus.outbox;

import io.ocellus.report.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages that will never come, of this session and of earlier ones, until somebody has heard of them: an
 * announcement that is dropped itself is made again. Not thread-safe.
 */
final class Drops {

    /** So a steady trickle of drops makes few announcements. */
    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofSeconds(10);

    private static final int RANGES_PER_ANNOUNCEMENT = 64;

    private final Numbering numbering;
    private final LongSupplier nanoTime;
    private final Map<String, DropLedger> bySession = new LinkedHashMap<>();
    private final Map<Long, DropAnnouncement> unheard = new HashMap<>();
    private long nextAnnouncement;
    private long count;

    Drops(Numbering numbering, LongSupplier nanoTime) {
        this.numbering = numbering;
        this.nanoTime = nanoTime;
        this.nextAnnouncement = nanoTime.getAsLong();
    }

    void add(Message message) {
        if (message.seq() == 0) {
            return;
        }
        count++;
        add(message.earlierSession(), message.channel(), new SeqRange(message.seq(), message.seq()));
        DropAnnouncement announcement = unheard.remove(message.ordinal());
        if (announcement != null) {
            announcement
                    .dropped()
                    .forEach((channel, ranges) -> ranges.forEach(range -> add(announcement.session(), channel, range)));
        }
    }

    private void add(String session, Channel channel, SeqRange range) {
        bySession.computeIfAbsent(session, _ -> new DropLedger()).add(channel, range);
    }

    /** The next announcement, numbered, or null where there is nothing to announce, or it can wait and is not urgent. */
    @Nullable
    Message announce(Instant now, boolean urgent) {
        if (bySession.isEmpty() || (nanoTime.getAsLong() - nextAnnouncement < 0 && !urgent)) {
            return null;
        }
        nextAnnouncement = nanoTime.getAsLong() + BETWEEN_ANNOUNCEMENTS.toNanos();
        Map.Entry<String, DropLedger> ledger = bySession.entrySet().iterator().next();
        DropAnnouncement announcement =
                new DropAnnouncement(ledger.getKey(), ledger.getValue().take(RANGES_PER_ANNOUNCEMENT));
        if (ledger.getValue().isEmpty()) {
            bySession.remove(ledger.getKey());
        }
        Message message = numbering.number(announcement.toEvent(now));
        unheard.put(message.ordinal(), announcement);
        return message;
    }

    /** The broker has it; it may have been an announcement. */
    void heard(Message message) {
        unheard.remove(message.ordinal());
    }

    /** Whether each of them is in an announcement. */
    boolean areTold() {
        return bySession.isEmpty();
    }

    long count() {
        return count;
    }
}
