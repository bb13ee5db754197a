package io.ocellus.report;

import java.time.Instant;
import java.util.Map;

/**
 * Something that an operator may have to account for: drops, rejections, back-offs, abandoned threads.
 *
 * @param time when it happened
 * @param code a stable name for machines, as {@code outbox.dropped}
 * @param message one sentence for people
 * @param fields its particulars: numbers, strings, lists and maps of these
 */
public record AuditEvent(Instant time, String code, String message, Map<String, Object> fields) implements Report {

    @Override
    public Channel channel() {
        return Channel.ofNode(Channel.Kind.EVENT);
    }
}
