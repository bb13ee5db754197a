package io.ocellus.outbox;

import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest report of each retained channel. A report is numbered when it is handed over, so one that was replaced
 * before leaves no gap. A label has its number and its way through the queue already: here is a copy of the newest, to be
 * published again, and nothing is lost with it. Not thread-safe.
 */
final class Board {

    private static final Comparator<Channel> STATE_FIRST =
            Comparator.comparing(Channel::kind).thenComparing(Channel::camera).thenComparing(Channel::view);

    private static final class Slot {
        /** Null clears the topic. */
        private @Nullable Report report;

        private @Nullable Message message;
        private boolean handedOver;
        private boolean acknowledged;
        private boolean pending;
    }

    private final Numbering numbering;
    private final Consumer<Message> lost;
    private final Map<Channel, Slot> slots = new TreeMap<>(STATE_FIRST);
    private final Map<Long, Message> inflight = new HashMap<>();
    private int pending;

    /** @param lost takes each numbered message that will never come */
    Board(Numbering numbering, Consumer<Message> lost) {
        this.numbering = numbering;
        this.lost = lost;
    }

    void put(Channel channel, @Nullable Report report) {
        Slot slot = slots.computeIfAbsent(channel, _ -> new Slot());
        Message replaced = slot.message;
        if (replaced != null) {
            if (slot.acknowledged) {
                // It was only published again: whatever becomes of that, nothing is lost.
                inflight.remove(replaced.ordinal());
            } else if (!inflight.containsKey(replaced.ordinal())) {
                lose(replaced);
            }
        }
        slot.report = report;
        forgetMessage(slot);
        setPending(slot, true);
    }

    /** Keeps a label as its channel's newest. It is handed out at each connect, and now where it is to wait. */
    void putCopy(Message label, boolean waits) {
        Slot slot = slots.computeIfAbsent(label.channel(), _ -> new Slot());
        slot.report = label.report();
        slot.message = label;
        slot.handedOver = true;
        slot.acknowledged = true;
        setPending(slot, waits);
    }

    /** Whether a message of the queue is its channel's newest label. */
    boolean isNewest(Message message) {
        Slot slot = slots.get(message.channel());
        boolean ofThisSession = message.earlierSession().isEmpty();
        return ofThisSession && slot != null && slot.message != null && slot.message.seq() == message.seq();
    }

    @Nullable
    Message next() {
        if (pending == 0) {
            return null;
        }
        for (Map.Entry<Channel, Slot> entry : slots.entrySet()) {
            if (entry.getValue().pending) {
                return handOver(entry.getKey(), entry.getValue());
            }
        }
        return null;
    }

    private Message handOver(Channel channel, Slot slot) {
        Message message = slot.message;
        if (message == null) {
            Report report = slot.report;
            message = report == null ? numbering.clearing(channel) : numbering.number(report);
        } else if (slot.handedOver) {
            message = (isCopy(message) ? numbering.copy(message) : message).asResent();
        }
        slot.message = message;
        slot.handedOver = true;
        setPending(slot, false);
        inflight.put(message.ordinal(), message);
        return message;
    }

    private static boolean isCopy(Message message) {
        return message.channel().kind() == Channel.Kind.LABEL;
    }

    /** Returns whether it was handed out here. */
    boolean acknowledged(Message message) {
        if (inflight.remove(message.ordinal()) == null) {
            return false;
        }
        Slot slot = holderOf(message);
        if (slot != null) {
            slot.acknowledged = true;
            if (slot.report == null) {
                setPending(slot, false);
                slots.remove(message.channel());
            }
        }
        return true;
    }

    /** Takes back a message that the link could not take now. Returns whether it was handed out here. */
    boolean returned(Message message) {
        if (inflight.remove(message.ordinal()) == null) {
            return false;
        }
        Slot slot = holderOf(message);
        if (slot == null) {
            lose(message);
        } else {
            slot.handedOver = message.resent();
            setPending(slot, true);
        }
        return true;
    }

    /**
     * The broker does not want it: it is tried again, under a new number, at the next connect. Returns whether it was
     * handed out here.
     */
    boolean refused(Message message) {
        if (inflight.remove(message.ordinal()) == null) {
            return false;
        }
        Slot slot = holderOf(message);
        if (slot == null || !slot.acknowledged) {
            lose(message);
        }
        if (slot != null && !isCopy(message)) {
            forgetMessage(slot);
        }
        return true;
    }

    private void lose(Message message) {
        if (!isCopy(message)) {
            lost.accept(message);
        }
    }

    /** The slot that this message is the newest of, or null where a newer report replaced it. */
    private @Nullable Slot holderOf(Message message) {
        Slot slot = slots.get(message.channel());
        return slot != null && slot.message != null && slot.message.ordinal() == message.ordinal() ? slot : null;
    }

    private void setPending(Slot slot, boolean value) {
        if (slot.pending != value) {
            slot.pending = value;
            pending += value ? 1 : -1;
        }
    }

    private static void forgetMessage(Slot slot) {
        slot.message = null;
        slot.handedOver = false;
        slot.acknowledged = false;
    }

    /** Everything is published anew at the next connect. */
    void disconnected() {
        for (Message message : inflight.values()) {
            if (holderOf(message) == null) {
                lose(message);
            }
        }
        inflight.clear();
        slots.values().forEach(slot -> setPending(slot, true));
    }

    /** Publishes one channel again, because somebody overwrote its topic. */
    void republish(Channel channel) {
        Slot slot = slots.get(channel);
        if (slot != null) {
            setPending(slot, true);
        }
    }

    /** Publishes a label's copy again where it is the newest, because the original has to wait. */
    void republish(Message label) {
        if (isCopy(label) && isNewest(label)) {
            republish(label.channel());
        }
    }

    int pending() {
        return pending;
    }

    int inflight() {
        return inflight.size();
    }
}
