package io.ocellus.outbox;

import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between seeing and telling. Any thread may {@link #offer}; one link takes the messages out.
 *
 * <p>Results, events and metrics queue up. While a link is up they are live and go first; what waited through an outage,
 * or was handed over and never acknowledged, follows oldest first, marked as resent. What the bound pushes out is the
 * oldest; its numbers are announced in an event of code {@code outbox.dropped}, so that each number given is either
 * delivered or announced. Retained reports don't queue: the newest of each channel is kept and published anew at every
 * connect.
 *
 * <p>Thread-safe; no method waits for more than another one's few instructions.
 */
public final class Outbox {

    /** So a steady trickle of drops makes few announcements. */
    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofSeconds(10);

    private static final int RANGES_PER_ANNOUNCEMENT = 64;

    private final int capacity;
    private final Backlog backlog;
    private final Clock clock;
    private final Numbering numbering = new Numbering();
    private final Board board = new Board(numbering, this::drop);
    private final Deque<Message> live = new ArrayDeque<>();
    private final Map<Long, Message> inflight = new LinkedHashMap<>();
    private final DropLedger ledger = new DropLedger();
    private final Map<Long, DropAnnouncement> announcements = new HashMap<>();
    private volatile Runnable listener = () -> {};
    private boolean connected;
    private boolean abandoned;
    private Instant nextAnnouncement = Instant.MIN;
    private long resent;
    private long dropped;

    /**
     * @param capacity the most messages kept, those in flight included and retained ones not
     * @param backlog for those that wait through an outage; the outbox owns it
     * @param clock for the announcements
     */
    public Outbox(int capacity, Backlog backlog, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("an outbox must hold at least 1 message, not " + capacity);
        }
        this.capacity = capacity;
        this.backlog = backlog;
        this.clock = clock;
    }

    /** Takes a report in. Never blocks; the oldest waiting message makes room where there is none. */
    public void offer(Report report) {
        synchronized (this) {
            if (report.channel().kind().retained()) {
                board.put(report.channel(), report);
            } else {
                enqueue(numbering.number(report));
            }
        }
        listener.run();
    }

    /** Clears a retained channel's topic, because what it was about is gone. */
    public void clear(Channel channel) {
        if (!channel.kind().retained()) {
            throw new IllegalArgumentException("nothing is retained on " + channel.topic());
        }
        synchronized (this) {
            board.put(channel, null);
        }
        listener.run();
    }

    /** Has the link told, on the offering thread, that there may be something to take. */
    public void onOffer(Runnable listener) {
        this.listener = listener;
    }

    /** From now on {@link #next} hands messages out, and what comes in is live. */
    public synchronized void connected() {
        connected = true;
    }

    /** The link is gone: what it had not confirmed waits for the next one. */
    public synchronized void disconnected() {
        connected = false;
        inflight.values().forEach(backlog::add);
        inflight.clear();
        live.forEach(backlog::add);
        live.clear();
        board.disconnected();
    }

    /** Hands out what is to be published next, or null where nothing is. It stays in flight until the link says more. */
    public synchronized @Nullable Message next() {
        if (!connected) {
            return null;
        }
        Message message = board.next();
        if (message == null) {
            message = nextQueued();
            if (message == null) {
                return null;
            }
            inflight.put(message.ordinal(), message);
        }
        if (message.resent()) {
            resent++;
        }
        return message;
    }

    private @Nullable Message nextQueued() {
        Message announcement = announcement();
        if (announcement != null) {
            return announcement;
        }
        Message message = live.poll();
        if (message != null) {
            return message;
        }
        message = backlog.poll();
        return message == null ? null : message.asResent();
    }

    private @Nullable Message announcement() {
        Instant now = clock.instant();
        if (ledger.isEmpty() || (now.isBefore(nextAnnouncement) && !abandoned)) {
            return null;
        }
        nextAnnouncement = now.plus(BETWEEN_ANNOUNCEMENTS);
        DropAnnouncement announcement = new DropAnnouncement(ledger.take(RANGES_PER_ANNOUNCEMENT));
        Message message = numbering.number(announcement.toEvent(now));
        announcements.put(message.ordinal(), announcement);
        return message;
    }

    /** The broker has it, or it was sent and nobody will confirm it. */
    public synchronized void acknowledged(Message message) {
        announcements.remove(message.ordinal());
        if (isRetained(message)) {
            board.acknowledged(message);
        } else {
            inflight.remove(message.ordinal());
        }
    }

    /** The link could not take it now: it stays first in its line. */
    public synchronized void returned(Message message) {
        if (isRetained(message)) {
            board.returned(message);
        } else if (inflight.remove(message.ordinal()) != null) {
            if (message.resent()) {
                backlog.add(message);
            } else {
                live.addFirst(message);
            }
        }
    }

    /** The broker has it and does not want it. */
    public synchronized void refused(Message message) {
        if (isRetained(message)) {
            board.refused(message);
        } else if (inflight.remove(message.ordinal()) != null) {
            drop(message);
        }
    }

    /** Publishes a retained channel again, because somebody overwrote its topic. */
    public synchronized void republish(Channel channel) {
        board.republish(channel);
    }

    /** Gives up everything that still waits, because the process ends; it is announced like any other loss. */
    public synchronized void abandon() {
        abandoned = true;
        while (dropOldest()) {
            // until nothing waits
        }
    }

    /** Whether there is nothing to hand out and nothing in flight. */
    public synchronized boolean isIdle() {
        boolean announced = ledger.isEmpty() || !abandoned;
        return announced && queued() == 0 && inflight.isEmpty() && board.inflight() == 0;
    }

    public synchronized OutboxStatus status() {
        return new OutboxStatus(queued(), inflight.size() + board.inflight(), resent, dropped);
    }

    private int queued() {
        return live.size() + backlog.size() + board.pending();
    }

    private static boolean isRetained(Message message) {
        return message.channel().kind().retained();
    }

    private void enqueue(Message message) {
        if (connected) {
            live.add(message);
        } else {
            backlog.add(message);
        }
        while (live.size() + backlog.size() + inflight.size() > capacity && dropOldest()) {
            // until it fits, or all the rest is in flight
        }
    }

    /** Whatever is in the backlog is older than anything live. */
    private boolean dropOldest() {
        Message oldest = backlog.poll();
        if (oldest == null) {
            oldest = live.poll();
        }
        if (oldest == null) {
            return false;
        }
        drop(oldest);
        return true;
    }

    private void drop(Message message) {
        if (message.seq() == 0) {
            return;
        }
        dropped++;
        ledger.add(message.channel(), new SeqRange(message.seq(), message.seq()));
        DropAnnouncement unheard = announcements.remove(message.ordinal());
        if (unheard != null) {
            unheard.dropped().forEach((channel, ranges) -> ranges.forEach(range -> ledger.add(channel, range)));
        }
    }
}
