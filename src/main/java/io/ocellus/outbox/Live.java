package io.ocellus.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The messages that came while the link is up, oldest first. Not thread-safe. */
final class Live {

    private record Waiting(Message message, long sinceNanos) {}

    private final int capacity;
    private final long slowNanos;
    private final LongSupplier nanoTime;
    private final Deque<Waiting> messages = new ArrayDeque<>();

    /**
     * @param capacity the most messages
     * @param slow one that is not taken within it is news no more
     */
    Live(int capacity, Duration slow, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.slowNanos = slow.toNanos();
        this.nanoTime = nanoTime;
    }

    void add(Message message) {
        messages.addLast(new Waiting(message, nanoTime.getAsLong()));
    }

    /** Back to the head of the line. */
    void addFirst(Message message) {
        messages.addFirst(new Waiting(message, nanoTime.getAsLong()));
    }

    @Nullable
    Message poll() {
        Waiting first = messages.poll();
        return first == null ? null : first.message();
    }

    /** Takes out those that there is no room for, and those that nobody took in time. */
    List<Message> takeSlow() {
        List<Message> slow = new ArrayList<>();
        long now = nanoTime.getAsLong();
        Waiting oldest = messages.peek();
        while (oldest != null && (messages.size() > capacity || now - oldest.sinceNanos() > slowNanos)) {
            slow.add(messages.remove().message());
            oldest = messages.peek();
        }
        return slow;
    }

    List<Message> takeAll() {
        List<Message> all = messages.stream().map(Waiting::message).toList();
        messages.clear();
        return all;
    }

    int size() {
        return messages.size();
    }
}
