package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait through an outage, oldest first, on disk where that is possible. A thread of its own writes
 * and reads, so that neither the cameras' threads nor the link's ever wait for a disk: they see memory only. Without
 * {@link #start} it is a backlog in memory.
 *
 * <p>Nothing is written before something has waited for a second. From then on a message survives the end of the
 * process as soon as the thread gets to it, and a power cut a second later at the latest.
 */
public final class Backlog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Backlog.class.getName());

    /** For the last messages; a disk that takes longer is left alone. */
    public static final Duration CLOSE_LIMIT = Duration.ofMillis(700);

    /** What the backlog tells the outbox, on the disk's thread. */
    interface Owner {

        /** These will never come. What is told of them is on disk before they are gone from there. */
        void pushedOut(List<Message> messages);

        void happened(AuditEvent event);

        /** There may be something to {@link #poll}. */
        void available();
    }

    private final Map<Share, Lane> lanes = new EnumMap<>(Share.class);
    private final List<Segment> finished = new ArrayList<>();
    private final CompletableFuture<Birth.Previous> previous = new CompletableFuture<>();
    private final DiskWork work;
    private final LongSupplier nanoTime;
    private final Thread thread;
    private final Semaphore signals = new Semaphore(0);
    private boolean onDisk;
    private boolean closing;
    private long waitingSince;

    /**
     * @param folder for its files; made when there is something to write
     * @param session the id of this run
     * @param payloads writes a message as it is published; called by one thread
     */
    public Backlog(
            Path folder,
            String session,
            OutboxLimits limits,
            Function<Message, byte[]> payloads,
            InstantSource clock,
            LongSupplier nanoTime) {
        for (Share share : Share.values()) {
            lanes.put(share, new Lane((int) share.of(limits.messages())));
        }
        this.work = new DiskWork(this, folder, session, limits, payloads, clock, nanoTime);
        this.nanoTime = nanoTime;
        this.thread = Thread.ofPlatform().name("outbox-disk").daemon().unstarted(this::run);
    }

    /** Begins to look for what an earlier session left, and returns at once. */
    public void start() {
        thread.start();
    }

    /** The newest session that left something, once that is known; {@link Birth.Previous#NONE} where it is not in time. */
    public Birth.Previous previous(Duration patience) throws InterruptedException {
        try {
            return previous.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Birth.Previous.NONE;
        }
    }

    void attach(Owner owner) {
        work.attach(owner);
    }

    /** Takes a message in, or back, at its place. Returns one that is dropped for it, or null. */
    synchronized @Nullable Message add(Message message) {
        if (!hasFresh()) {
            waitingSince = nanoTime.getAsLong();
        }
        Message pushedOut = laneOf(message).add(message);
        signal();
        return pushedOut;
    }

    /** Takes the oldest message out, or returns null where none waits, or its turn comes when the disk has answered. */
    synchronized @Nullable Message poll() {
        Message oldest = null;
        boolean wanted = false;
        for (Lane lane : lanes.values()) {
            Message candidate = lane.peek();
            wanted |= lane.wanted() != null;
            if (candidate != null && (oldest == null || candidate.ordinal() < oldest.ordinal())) {
                oldest = candidate;
            }
        }
        if (oldest != null) {
            laneOf(oldest).take(oldest);
        }
        if (wanted) {
            signal();
        }
        return oldest;
    }

    /** A message that was handed out need not be kept any more. */
    synchronized void settled(Message message) {
        if (message.content() instanceof Message.Stored stored
                && stored.segment().settle(message.ordinal())) {
            laneOf(message).remove(stored.segment());
            finished.add(stored.segment());
            signal();
        }
    }

    /** A message that was set aside is delivered nevertheless: it is only to be forgotten, wherever it is by now. */
    synchronized void forget(Message message) {
        Segment empty = laneOf(message).forget(message);
        if (empty != null) {
            finished.add(empty);
            signal();
        }
    }

    synchronized int size() {
        return lanes.values().stream().mapToInt(Lane::size).sum();
    }

    synchronized long bytesOnDisk() {
        return lanes.values().stream().mapToLong(Lane::bytesOnDisk).sum();
    }

    /** Whether what waits is kept beyond the end of the process. */
    synchronized boolean isOnDisk() {
        return onDisk;
    }

    /** Takes out what would end with the process: nothing where the disk works. */
    synchronized List<Message> takeMortal() {
        List<Message> mortal = new ArrayList<>();
        if (!onDisk) {
            lanes.values().forEach(lane -> mortal.addAll(lane.takeFresh(_ -> true)));
        }
        return mortal;
    }

    /** Writes what is not on disk yet, within {@link #CLOSE_LIMIT}. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            signal();
        }
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_LIMIT)) {
                LOG.log(System.Logger.Level.WARNING, "the disk did not take the last messages in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round of the disk's thread, for those who did not start it. */
    Duration round() {
        return work.round();
    }

    /** Lets the folder go, as the end of the process does; nothing more is written. */
    void release() {
        work.close();
    }

    private void run() {
        try {
            Duration pause = round();
            while (!hasNothingToWrite()) {
                if (signals.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    signals.drainPermits();
                }
                pause = round();
            }
        } catch (InterruptedException e) {
            // nobody does; what is written is whole either way
        } finally {
            release();
        }
    }

    private synchronized boolean hasNothingToWrite() {
        return closing && (!hasFresh() || !onDisk);
    }

    private void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    private Lane laneOf(Message message) {
        return lane(Share.of(message.channel().kind()));
    }

    /** For the disk's thread, which holds this object's lock while it uses it. */
    Lane lane(Share share) {
        return Objects.requireNonNull(lanes.get(share));
    }

    synchronized boolean hasFresh() {
        return lanes.values().stream().anyMatch(Lane::hasFresh);
    }

    /** Since when something is only in memory, by the monotonic clock. */
    synchronized long waitingSince() {
        return waitingSince;
    }

    synchronized boolean isClosing() {
        return closing;
    }

    synchronized void setOnDisk(boolean value) {
        onDisk = value;
    }

    void setPrevious(Birth.Previous found) {
        previous.complete(found);
    }

    synchronized List<Segment> takeFinished() {
        List<Segment> taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }
}
