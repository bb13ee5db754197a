package io.ocellus.outbox;

import java.time.Duration;

/**
 * How much may wait, and how fast it follows. Results have 80 % of messages and bytes, labels and events 10 % each.
 *
 * @param messages the most kept in memory: live ones, and those that wait and are not on disk
 * @param bytes the most on disk
 * @param age the longest that a message waits on disk
 * @param resentPerSecond the most of what waited that is handed out a second, behind what is live
 */
public record OutboxLimits(int messages, long bytes, Duration age, int resentPerSecond) {

    public OutboxLimits {
        if (messages < 1 || bytes < 1 || age.isNegative() || resentPerSecond < 1) {
            throw new IllegalArgumentException("an outbox needs room for 1 message at least");
        }
    }
}
