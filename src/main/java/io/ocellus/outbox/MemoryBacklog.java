package io.ocellus.outbox;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A backlog that ends with the process. */
public final class MemoryBacklog implements Backlog {

    private final PriorityQueue<Message> messages = new PriorityQueue<>(Comparator.comparingLong(Message::ordinal));

    @Override
    public void add(Message message) {
        messages.add(message);
    }

    @Override
    public @Nullable Message poll() {
        return messages.poll();
    }

    @Override
    public int size() {
        return messages.size();
    }
}
