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
 * before leaves no gap. Not thread-safe.
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
                lost.accept(replaced);
            }
        }
        slot.report = report;
        forgetMessage(slot);
        setPending(slot, true);
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
            message = message.asResent();
        }
        slot.message = message;
        slot.handedOver = true;
        setPending(slot, false);
        inflight.put(message.ordinal(), message);
        return message;
    }

    void acknowledged(Message message) {
        inflight.remove(message.ordinal());
        Slot slot = holderOf(message);
        if (slot != null) {
            slot.acknowledged = true;
            if (slot.report == null) {
                setPending(slot, false);
                slots.remove(message.channel());
            }
        }
    }

    /** Takes back a message that the link could not take now. */
    void returned(Message message) {
        if (inflight.remove(message.ordinal()) == null) {
            return;
        }
        Slot slot = holderOf(message);
        if (slot == null) {
            lost.accept(message);
        } else {
            slot.handedOver = message.resent();
            setPending(slot, true);
        }
    }

    /** The broker does not want it: it is tried again, under a new number, at the next connect. */
    void refused(Message message) {
        if (inflight.remove(message.ordinal()) == null) {
            return;
        }
        Slot slot = holderOf(message);
        if (slot == null || !slot.acknowledged) {
            lost.accept(message);
        }
        if (slot != null) {
            forgetMessage(slot);
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
                lost.accept(message);
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

    int pending() {
        return pending;
    }

    int inflight() {
        return inflight.size();
    }
}
