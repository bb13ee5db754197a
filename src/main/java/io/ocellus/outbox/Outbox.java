package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between seeing and telling. Any thread may {@link #offer}; one link takes the messages out.
 *
 * <p>Results, labels and events queue up. While a link is up they are live and go first; what waited, or was handed over
 * and never acknowledged, follows from the {@link Backlog} at a bounded rate, oldest first, marked as resent. Live ones
 * wait there too where the broker does not keep up. What the bounds push out is the oldest; its numbers are announced in
 * an event of code {@code outbox.dropped}, so that each number given is either delivered or announced. States don't
 * queue: the newest of each retained channel, labels included, is kept and published anew at every connect. Metrics
 * don't wait for a link.
 *
 * <p>Thread-safe; no method waits for a disk or a network, nor for more than another one's few instructions.
 */
public final class Outbox {

    /** What a connected broker has not taken, or not confirmed, for so long is kept like what has no connection. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    /** How often the link should look after its announcements and what is slow. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Backlog backlog;
    private final Clock clock;
    private final Pace pace;
    private final Numbering numbering = new Numbering();
    private final Drops drops;
    private final Board board;
    private final Live live;
    private final InFlight inflight;
    private volatile Runnable listener = () -> {};
    private boolean connected;
    private boolean ending;
    private long resent;

    /**
     * @param backlog for those that wait; the outbox uses it, its maker starts and closes it
     * @param clock for the announcements
     * @param nanoTime a monotonic clock
     */
    public Outbox(OutboxLimits limits, Backlog backlog, Clock clock, LongSupplier nanoTime) {
        this.backlog = backlog;
        this.clock = clock;
        this.drops = new Drops(numbering, nanoTime);
        this.board = new Board(numbering, drops::add);
        this.live = new Live(limits.messages(), SLOW, nanoTime);
        this.inflight = new InFlight(SLOW, nanoTime);
        this.pace = new Pace(limits.resentPerSecond(), nanoTime);
        backlog.attach(new DiskOwner());
    }

    /** Takes a report in. Never blocks; the oldest waiting message makes room where there is none. */
    public void offer(Report report) {
        synchronized (this) {
            switch (report.channel().kind()) {
                case STATE, BIRTH, CAMERA_STATE -> board.put(report.channel(), report);
                case RESULT, EVENT -> enqueue(numbering.number(report));
                case LABEL -> {
                    Message label = numbering.number(report);
                    board.putCopy(label, !connected);
                    enqueue(label);
                }
                case METRICS -> {
                    if (connected) {
                        enqueue(numbering.number(report));
                    }
                }
            }
        }
        listener.run();
    }

    private void enqueue(Message message) {
        if (connected) {
            live.add(message);
            setAsideWhatIsSlow();
        } else {
            setAside(message);
        }
    }

    /** A broker that is frozen looks connected; should the process end now, what it was sent would be lost. */
    private void setAsideWhatIsSlow() {
        inflight.takeSlow().forEach(this::setAside);
        for (Message slow : live.takeSlow()) {
            setAside(slow);
            board.republish(slow);
        }
    }

    /** Lets it wait in the backlog. Returns whether nothing was dropped for it. */
    private boolean setAside(Message message) {
        boolean waits = message.channel().kind() != Channel.Kind.METRICS;
        Message pushedOut = waits ? backlog.add(message) : message;
        if (pushedOut != null) {
            drop(pushedOut);
        }
        return pushedOut == null;
    }

    private void drop(Message message) {
        if (!inflight.doom(message)) {
            drops.add(message);
        }
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
        inflight.takeAll().forEach(this::setAside);
        inflight.takeDoomed().forEach(drops::add);
        live.takeAll().forEach(this::setAside);
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
            message = message.asRetained(board.isNewest(message));
            inflight.add(message);
        }
        if (message.resent()) {
            resent++;
        }
        return message;
    }

    private @Nullable Message nextQueued() {
        setAsideWhatIsSlow();
        Message announcement = drops.announce(clock.instant(), ending);
        if (announcement != null) {
            return announcement;
        }
        Message news = live.poll();
        if (news != null) {
            return news;
        }
        if (ending || !pace.untilNext().isZero()) {
            return null;
        }
        Message message = backlog.poll();
        if (message == null) {
            return null;
        }
        pace.went();
        return message.asResent();
    }

    /** How long the link may wait for an offer before it asks {@link #next} again. */
    public synchronized Duration patience() {
        Duration untilNext = connected && !ending && backlog.size() > 0 ? pace.untilNext() : Duration.ZERO;
        // Zero: nothing waits, or the disk is being read and whoever does it says so.
        return untilNext.isZero() || untilNext.compareTo(TICK) > 0 ? TICK : untilNext;
    }

    /** The broker has it, or it was sent and nobody will confirm it. */
    public synchronized void acknowledged(Message message) {
        drops.heard(message);
        if (board.acknowledged(message)) {
            return;
        }
        if (inflight.remove(message)) {
            backlog.settled(message);
        }
        if (inflight.removeLate(message) && !inflight.spare(message)) {
            backlog.forget(message);
        }
    }

    /** The link could not take it now: it stays first in its line. */
    public synchronized void returned(Message message) {
        if (board.returned(message) || isLate(message) || !inflight.remove(message)) {
            return;
        }
        if (message.resent()) {
            setAside(message);
        } else {
            live.addFirst(message);
        }
    }

    /** The broker has it and does not want it. */
    public synchronized void refused(Message message) {
        if (!board.refused(message) && !isLate(message) && inflight.remove(message)) {
            backlog.settled(message);
            drops.add(message);
        }
    }

    /** Whether a copy waits already, so that the answer to that one counts. */
    private boolean isLate(Message message) {
        boolean late = inflight.removeLate(message);
        if (late && inflight.spare(message)) {
            drops.add(message);
        }
        return late;
    }

    /** Publishes a retained channel again, because somebody overwrote its topic. */
    public synchronized void republish(Channel channel) {
        board.republish(channel);
    }

    /**
     * The process ends: what still waits is left to the next session where it is on disk, and given up and announced
     * where it is not.
     */
    public synchronized void end() {
        ending = true;
        live.takeAll().forEach(this::setAside);
        backlog.takeMortal().forEach(drops::add);
    }

    /** Nothing to hand out and nothing in flight. */
    public synchronized boolean isIdle() {
        boolean told = drops.areTold() || !ending;
        boolean waits = live.size() + board.pending() > 0 || (!ending && backlog.size() > 0);
        return told && !waits && inflight.isEmpty() && board.inflight() == 0;
    }

    public synchronized OutboxStatus status() {
        return new OutboxStatus(
                live.size() + backlog.size() + board.pending(),
                inflight.size() + board.inflight(),
                resent,
                drops.count(),
                backlog.bytesOnDisk(),
                backlog.isOnDisk());
    }

    /** Listens to the disk. */
    private final class DiskOwner implements Backlog.Owner {

        @Override
        public void pushedOut(List<Message> messages) {
            synchronized (Outbox.this) {
                messages.forEach(Outbox.this::drop);
                announceOnDisk();
            }
            listener.run();
        }

        /** In the middle of an outage: if the process ended before the next link, nobody would know of them. */
        private void announceOnDisk() {
            Message announcement = connected ? null : drops.announce(clock.instant(), true);
            // Where there is no room but another announcement's, both wait for the link.
            while (announcement != null && setAside(announcement)) {
                announcement = drops.announce(clock.instant(), true);
            }
        }

        @Override
        public void happened(AuditEvent event) {
            offer(event);
        }

        @Override
        public void available() {
            listener.run();
        }
    }
}
