package io.ocellus.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one class that wait, oldest first, wherever they are: on disk and not read, read from there, or only
 * in memory. Guarded by the backlog.
 */
final class Lane {

    /** The next segment is read while so many of the one before are left. */
    private static final int FEW = 64;

    private final int capacity;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final NavigableMap<Long, Message> read = new TreeMap<>();
    private final NavigableMap<Long, Message> writing = new TreeMap<>();
    private final NavigableMap<Long, Message> fresh = new TreeMap<>();

    /** On disk, or on the way there, and not to be handed out when they are read. */
    private final Set<Long> forgotten = new HashSet<>();

    private boolean wanted;

    /** @param capacity the most messages that are only in memory */
    Lane(int capacity) {
        this.capacity = capacity;
    }

    /** Takes one in, or back, at its place. Returns one that is dropped for it, or null. */
    @Nullable
    Message add(Message message) {
        if (message.content() instanceof Message.Stored) {
            read.put(message.ordinal(), message);
            return null;
        }
        fresh.put(message.ordinal(), message);
        return fresh.size() > capacity ? fresh.pollFirstEntry().getValue() : null;
    }

    /** The oldest, or null where none waits, or it is not in memory yet. */
    @Nullable
    Message peek() {
        long unread = Long.MAX_VALUE;
        for (Segment segment : segments) {
            if (!segment.isRead()) {
                unread = Math.min(unread, segment.firstOrdinal());
            }
        }
        wanted |= unread < Long.MAX_VALUE && read.size() < FEW;
        long elsewhere = Math.min(unread, first(writing));
        long oldest = Math.min(first(read), first(fresh));
        if (elsewhere <= oldest) {
            return null;
        }
        Message message = read.get(oldest);
        return message == null ? fresh.get(oldest) : message;
    }

    private static long first(NavigableMap<Long, Message> messages) {
        return messages.isEmpty() ? Long.MAX_VALUE : messages.firstKey();
    }

    void take(Message message) {
        read.remove(message.ordinal());
        fresh.remove(message.ordinal());
    }

    /** A message is not to be handed out any more. Returns the segment that is empty without it, or null. */
    @Nullable
    Segment forget(Message message) {
        if (fresh.remove(message.ordinal()) != null) {
            return null;
        }
        read.remove(message.ordinal());
        Segment holder = segments.stream()
                .filter(segment -> segment.holds(message.ordinal()))
                .findFirst()
                .orElse(null);
        if (holder == null) {
            if (!segments.isEmpty() || !writing.isEmpty()) {
                forgotten.add(message.ordinal());
            }
            return null;
        }
        boolean empty = holder.settle(message.ordinal());
        if (empty) {
            segments.remove(holder);
        }
        return empty ? holder : null;
    }

    /** What was read and was not forgotten meanwhile. */
    List<Message> withoutForgotten(List<Message> messages) {
        return messages.stream()
                .filter(message -> !forgotten.remove(message.ordinal()))
                .toList();
    }

    int size() {
        return segments.stream().mapToInt(Segment::unread).sum() + read.size() + writing.size() + fresh.size();
    }

    long bytesOnDisk() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    boolean hasFresh() {
        return !fresh.isEmpty();
    }

    /** Takes out what is only in memory and to be given up. */
    List<Message> takeFresh(Predicate<Message> unwanted) {
        List<Message> taken = fresh.values().stream().filter(unwanted).toList();
        taken.forEach(message -> fresh.remove(message.ordinal()));
        return taken;
    }

    /** The oldest of those that are only in memory, to be written now; none of them is handed out meanwhile. */
    List<Message> beginWriting(int most) {
        while (writing.size() < most && !fresh.isEmpty()) {
            Message next = fresh.pollFirstEntry().getValue();
            writing.put(next.ordinal(), next);
        }
        return new ArrayList<>(writing.values());
    }

    void written(Message message, Segment segment, long size) {
        writing.remove(message.ordinal());
        segment.grown(message.ordinal(), message.time());
        segment.sized(size);
        if (segments.peekLast() != segment) {
            segments.addLast(segment);
        }
    }

    /** What was not written stays in memory. Returns what there is no room for. */
    List<Message> endWriting() {
        fresh.putAll(writing);
        writing.clear();
        List<Message> pushedOut = new ArrayList<>();
        while (fresh.size() > capacity) {
            pushedOut.add(fresh.pollFirstEntry().getValue());
        }
        return pushedOut;
    }

    void recovered(Segment segment) {
        segments.addLast(segment);
    }

    /** The oldest segment of which nothing is in flight: what is may be delivered yet. */
    @Nullable
    Segment oldestIdle() {
        return segments.stream()
                .filter(segment -> !segment.isRead()
                        || segment.open() == messagesOf(segment).size())
                .findFirst()
                .orElse(null);
    }

    private List<Message> messagesOf(Segment segment) {
        return read.values().stream()
                .filter(message -> message.content() instanceof Message.Stored stored && stored.segment() == segment)
                .toList();
    }

    /** The segment that is to be read next, or null where that is not needed now. */
    @Nullable
    Segment wanted() {
        return wanted
                ? segments.stream()
                        .filter(segment -> !segment.isRead())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** What is in a segment can be handed out from now on. */
    void hasRead(List<Message> messages) {
        wanted = false;
        messages.forEach(message -> read.put(message.ordinal(), message));
    }

    void remove(Segment segment) {
        segments.remove(segment);
    }

    /** Takes out a segment for the bound's sake, with those of its messages that were read. */
    List<Message> pushOut(Segment segment) {
        List<Message> out = messagesOf(segment);
        out.forEach(message -> read.remove(message.ordinal()));
        segments.remove(segment);
        return out;
    }
}
