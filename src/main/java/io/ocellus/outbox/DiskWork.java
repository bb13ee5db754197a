package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves the backlog between memory and disk, round by round. For the disk's thread alone; it holds the backlog's lock
 * while it looks at the lanes and never while it waits for the disk.
 *
 * <p>Where the disk fails, everything stays in memory, and it is tried again every now and then.
 */
final class DiskWork {

    private static final System.Logger LOG = System.getLogger(DiskWork.class.getName());

    /** A link that is back sooner costs no write. */
    static final Duration GRACE = Duration.ofSeconds(1);

    /** What a power cut can take. */
    static final Duration FORCE_EVERY = Duration.ofSeconds(1);

    private static final Duration LOOK_AT_AGES_EVERY = Duration.ofMinutes(1);
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final int BATCH = 32;

    private final Backlog backlog;
    private final Path folder;
    private final String session;
    private final OutboxLimits limits;
    private final Function<Message, byte[]> payloads;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final DiskHealth health;
    private final DiskReader reader;
    private final List<Path> condemned = new ArrayList<>();
    private Backlog.@Nullable Owner owner;
    private @Nullable Spool spool;
    private boolean looked;
    private long forcedAt;

    DiskWork(
            Backlog backlog,
            Path folder,
            String session,
            OutboxLimits limits,
            Function<Message, byte[]> payloads,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.backlog = backlog;
        this.folder = folder;
        this.session = session;
        this.limits = limits;
        this.payloads = payloads;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.health = new DiskHealth(clock, nanoTime);
        this.reader = new DiskReader(backlog, new Bounds(limits, clock), clock);
        this.forcedAt = nanoTime.getAsLong();
    }

    void attach(Backlog.Owner to) {
        owner = to;
        reader.attach(to);
    }

    /** One round. Returns how long the next one can wait unless something is signalled. */
    Duration round() {
        boolean more = false;
        try {
            if (health.mayTry()) {
                look();
                reader.pushOut(spool, condemned);
                more = write();
                force();
            }
            reader.read(spool, condemned);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        delete();
        return more ? Duration.ZERO : pause();
    }

    private void look() throws IOException {
        if (looked) {
            return;
        }
        if (Files.isDirectory(folder)) {
            spool();
            Recovery.Found found = Recovery.in(folder);
            synchronized (backlog) {
                found.segments()
                        .forEach(segment -> backlog.lane(segment.share()).recovered(segment));
            }
            backlog.setPrevious(found.previous());
            if (found.lost() > 0) {
                tell(DiskEvents.torn(clock.instant(), found.lost()));
            }
            owner().available();
        }
        looked = true;
        backlog.setPrevious(Birth.Previous.NONE);
        backlog.setOnDisk(true);
    }

    private Spool spool() throws IOException {
        if (spool == null) {
            spool = Spool.open(folder, session, limits.bytes());
        }
        return spool;
    }

    private boolean write() throws IOException {
        if (!isWritingDue()) {
            return false;
        }
        boolean more = false;
        for (Share share : Share.values()) {
            more |= write(spool(), share);
        }
        backlog.setOnDisk(true);
        health.works().ifPresent(this::tell);
        return more;
    }

    private boolean isWritingDue() {
        boolean waitedLong = nanoTime.getAsLong() - backlog.waitingSince() >= GRACE.toNanos();
        return backlog.hasFresh() && (waitedLong || backlog.isClosing() || backlog.bytesOnDisk() > 0);
    }

    /** Returns whether there is more to write. */
    private boolean write(Spool open, Share share) throws IOException {
        Lane lane = backlog.lane(share);
        List<Message> batch;
        synchronized (backlog) {
            batch = lane.beginWriting(BATCH);
        }
        try {
            for (Message message : batch) {
                SegmentWriter writer = open.append(message, payloads.apply(message.asResent()));
                synchronized (backlog) {
                    lane.written(message, writer.segment(), writer.size());
                }
            }
        } finally {
            List<Message> noRoom;
            synchronized (backlog) {
                noRoom = lane.endWriting();
            }
            if (!noRoom.isEmpty()) {
                owner().pushedOut(noRoom);
            }
        }
        if (!batch.isEmpty()) {
            owner().available();
        }
        return batch.size() == BATCH;
    }

    private void force() throws IOException {
        long now = nanoTime.getAsLong();
        // What is about to be deleted was announced in what was written just now.
        boolean due = now - forcedAt >= FORCE_EVERY.toNanos() || backlog.isClosing() || !condemned.isEmpty();
        if (due && spool != null && spool.isDirty()) {
            spool.force();
            forcedAt = now;
        }
    }

    /** Whatever happens to be left is sent again after a restart. */
    private void delete() {
        backlog.takeFinished().forEach(segment -> condemned.add(segment.file()));
        condemned.removeIf(DiskWork::delete);
    }

    private static boolean delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Duration pause() {
        long now = nanoTime.getAsLong();
        Duration pause = backlog.bytesOnDisk() > 0 || !condemned.isEmpty() ? LOOK_AT_AGES_EVERY : FOR_EVER;
        if (!health.isWell()) {
            return backlog.hasFresh() || !looked ? shorter(pause, health.nanosUntilRetry()) : pause;
        }
        if (spool != null && spool.isDirty()) {
            pause = shorter(pause, FORCE_EVERY.toNanos() - (now - forcedAt));
        }
        if (backlog.hasFresh()) {
            pause = shorter(pause, GRACE.toNanos() - (now - backlog.waitingSince()));
        }
        return pause;
    }

    private static Duration shorter(Duration pause, long nanos) {
        return pause.toNanos() < nanos ? pause : Duration.ofNanos(Math.max(0, nanos));
    }

    private void failed(Exception e) {
        backlog.setOnDisk(false);
        backlog.setPrevious(Birth.Previous.NONE);
        if (spool != null) {
            spool.giveUpWriters();
            if (!Files.isDirectory(folder)) {
                spool.close();
                spool = null;
            }
        }
        health.failed(e, folder).ifPresent(this::tell);
    }

    private void tell(AuditEvent event) {
        owner().happened(event);
    }

    private Backlog.Owner owner() {
        return Objects.requireNonNull(owner, "the backlog belongs to no outbox");
    }

    void close() {
        if (spool != null) {
            try {
                spool.force();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "the last messages may be lost: {0}", DiskEvents.reason(e));
            }
            spool.close();
        }
    }
}
