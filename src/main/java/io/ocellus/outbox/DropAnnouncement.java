package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Channel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which messages will never come.
 *
 * @param session the earlier session that numbered them; empty for this one
 * @param dropped the sequence numbers, by channel
 */
record DropAnnouncement(String session, Map<Channel, List<SeqRange>> dropped) {

    /** The event's code. */
    static final String CODE = "outbox.dropped";

    AuditEvent toEvent(Instant now) {
        long count = dropped.values().stream()
                .flatMap(List::stream)
                .mapToLong(SeqRange::count)
                .sum();
        Map<String, Object> topics = new LinkedHashMap<>();
        dropped.forEach((channel, ranges) -> topics.put(
                channel.topic(),
                ranges.stream()
                        .map(range -> List.of(range.first(), range.last()))
                        .toList()));
        String message = count == 1 ? "1 message was dropped." : count + " messages were dropped.";
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("count", count, "dropped", topics));
        if (!session.isEmpty()) {
            fields.put("session", session);
        }
        return new AuditEvent(now, CODE, message, fields);
    }
}
