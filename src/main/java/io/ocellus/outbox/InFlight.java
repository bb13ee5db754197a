package io.ocellus.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The messages of the queue that were handed out and not yet answered for, in that order. Not thread-safe. */
final class InFlight {

    private record Sent(Message message, long atNanos) {}

    private final long slowNanos;
    private final LongSupplier nanoTime;
    private final Map<Long, Sent> sent = new LinkedHashMap<>();

    /** Taken for slow; their answer may come yet. */
    private final Set<Long> late = new HashSet<>();

    /** Those of them that the bounds pushed out meanwhile: lost only if the answer does not come. */
    private final Map<Long, Message> doomed = new LinkedHashMap<>();

    /** @param slow an answer that takes longer is not waited for */
    InFlight(Duration slow, LongSupplier nanoTime) {
        this.slowNanos = slow.toNanos();
        this.nanoTime = nanoTime;
    }

    void add(Message message) {
        sent.put(message.ordinal(), new Sent(message, nanoTime.getAsLong()));
    }

    /** Returns whether it was there. */
    boolean remove(Message message) {
        return sent.remove(message.ordinal()) != null;
    }

    /** Its answer has come. Returns whether it was taken for slow on this connection. */
    boolean removeLate(Message message) {
        return late.remove(message.ordinal());
    }

    /** Delivered after all. Returns whether it was to be dropped. */
    boolean spare(Message message) {
        return doomed.remove(message.ordinal()) != null;
    }

    /** Returns whether the answer for a message that is to be dropped may come yet. */
    boolean doom(Message message) {
        if (!late.contains(message.ordinal())) {
            return false;
        }
        doomed.put(message.ordinal(), message);
        return true;
    }

    /** Takes out those for which no answer came, once none comes any more. */
    List<Message> takeDoomed() {
        List<Message> all = List.copyOf(doomed.values());
        doomed.clear();
        return all;
    }

    /** Takes out those that are nowhere but here and were not answered for in time. */
    List<Message> takeSlow() {
        long now = nanoTime.getAsLong();
        List<Message> slow = new ArrayList<>();
        for (Sent one : sent.values()) {
            if (now - one.atNanos() <= slowNanos) {
                break;
            }
            if (!(one.message().content() instanceof Message.Stored)) {
                slow.add(one.message());
                late.add(one.message().ordinal());
            }
        }
        slow.forEach(this::remove);
        return slow;
    }

    /** Takes out all: no answer comes any more. */
    List<Message> takeAll() {
        List<Message> all = sent.values().stream().map(Sent::message).toList();
        sent.clear();
        late.clear();
        return all;
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    int size() {
        return sent.size();
    }
}
