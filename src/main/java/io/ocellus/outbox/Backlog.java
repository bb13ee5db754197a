package io.ocellus.outbox;

import org.jspecify.annotations.Nullable;

/**
 * The messages that wait through an outage, oldest first. The outbox owns it and calls it under its own lock, so an
 * implementation needs none; it may be slow only where the link is down.
 */
public interface Backlog {

    /** Takes a message in, at its place by {@link Message#ordinal()}. */
    void add(Message message);

    /** Takes the oldest message out, or returns null where none waits. */
    @Nullable
    Message poll();

    int size();
}
