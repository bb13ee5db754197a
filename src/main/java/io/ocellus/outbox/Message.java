package io.ocellus.outbox;

import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report on its way to the broker.
 *
 * @param ordinal its place in the order of arrival over all channels; identifies it within the process. Below 0 for a
 *     message of an earlier session
 * @param channel where it belongs
 * @param seq its number on this channel, from 1; 0 where the topic is to be cleared
 * @param content what is told
 * @param retained whether the broker is to keep it for those who come later
 * @param resent whether it waited for a connection, or was handed over before without being acknowledged
 */
public record Message(long ordinal, Channel channel, long seq, Content content, boolean retained, boolean resent) {

    /** What a message tells. */
    public sealed interface Content {}

    /** A report of this session. */
    public record Told(Report report) implements Content {}

    /** Nothing: the channel's retained topic is to be cleared. */
    public record Cleared() implements Content {}

    /** What was written to disk, by this session or an earlier one: the payload, ready to be published as resent. */
    public static final class Stored implements Content {

        private final Segment segment;
        private final Instant time;
        private final byte[] payload;

        Stored(Segment segment, Instant time, byte[] payload) {
            this.segment = segment;
            this.time = time;
            this.payload = payload;
        }

        Segment segment() {
            return segment;
        }

        Instant time() {
            return time;
        }

        /** Not a copy: it is only to be read. */
        public byte[] payload() {
            return payload;
        }
    }

    /** One that was not handed out yet. */
    public static Message of(long ordinal, Channel channel, long seq, Content content) {
        return new Message(ordinal, channel, seq, content, channel.kind().retained(), false);
    }

    /** The report, or null where the topic is to be cleared or only the payload is left. */
    @Nullable
    Report report() {
        return content instanceof Told(Report report) ? report : null;
    }

    Message asResent() {
        return resent ? this : new Message(ordinal, channel, seq, content, retained, true);
    }

    Message asRetained(boolean value) {
        return retained == value ? this : new Message(ordinal, channel, seq, content, value, resent);
    }

    Message at(long otherOrdinal) {
        return new Message(otherOrdinal, channel, seq, content, retained, resent);
    }

    /** When what it tells was true. */
    Instant time() {
        return switch (content) {
            case Told(Report report) -> report.time();
            case Stored stored -> stored.time();
            case Cleared _ -> Instant.MAX;
        };
    }

    /** The session that numbered it; empty for this one. */
    String earlierSession() {
        return ordinal < 0 && content instanceof Stored stored
                ? stored.segment().session()
                : "";
    }
}
