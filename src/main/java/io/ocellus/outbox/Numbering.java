package io.ocellus.outbox;

import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.util.HashMap;
import java.util.Map;

/** Gives each message its place in the order of arrival and its number on its channel. Not thread-safe. */
final class Numbering {

    private final Map<Channel, long[]> last = new HashMap<>();
    private long ordinal;

    Message number(Report report) {
        Channel channel = report.channel();
        long seq = ++last.computeIfAbsent(channel, _ -> new long[1])[0];
        return Message.of(++ordinal, channel, seq, new Message.Told(report));
    }

    /** A message that clears a retained topic: it carries nothing, so it has no number on its channel. */
    Message clearing(Channel channel) {
        return Message.of(++ordinal, channel, 0, new Message.Cleared());
    }

    /** A second copy, under the same number, that is told apart from the first by its place. */
    Message copy(Message message) {
        return message.at(++ordinal);
    }
}
