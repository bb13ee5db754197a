package io.ocellus.outbox;

import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * A report on its way to the broker.
 *
 * @param ordinal its place in the order of arrival over all channels; identifies it within the process
 * @param channel where it belongs
 * @param seq its number on this channel, from 1; 0 where {@code report} is null
 * @param report what is told, or null: the channel's retained topic is to be cleared
 * @param resent whether it waited for a connection, or was handed over before without being acknowledged
 */
public record Message(
        long ordinal, Channel channel, long seq, @Nullable Report report, boolean resent) {

    Message asResent() {
        return resent ? this : new Message(ordinal, channel, seq, report, true);
    }
}
