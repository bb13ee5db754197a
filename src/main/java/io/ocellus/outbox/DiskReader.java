package io.ocellus.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads segments, to hand out their messages or to give them up. For the disk's thread alone. */
final class DiskReader {

    private static final System.Logger LOG = System.getLogger(DiskReader.class.getName());

    private final Backlog backlog;
    private final Bounds bounds;
    private final InstantSource clock;
    private Backlog.@Nullable Owner owner;

    DiskReader(Backlog backlog, Bounds bounds, InstantSource clock) {
        this.backlog = backlog;
        this.bounds = bounds;
        this.clock = clock;
    }

    void attach(Backlog.Owner to) {
        owner = to;
    }

    /** Gives up what is beyond the bounds; its files are to be deleted. */
    void pushOut(@Nullable Spool spool, List<Path> condemned) throws IOException {
        for (Share share : Share.values()) {
            Lane lane = backlog.lane(share);
            Segment segment = beyond(lane, share);
            while (segment != null) {
                List<Message> unread = segment.isRead() ? List.of() : messagesOf(lane, segment, spool);
                List<Message> lost = new ArrayList<>(unread == null ? List.of() : unread);
                synchronized (backlog) {
                    lost.addAll(lane.pushOut(segment));
                }
                condemned.add(segment.file());
                tellPushedOut(lost);
                segment = beyond(lane, share);
            }
            List<Message> old;
            synchronized (backlog) {
                old = lane.takeFresh(bounds.tooOld());
            }
            tellPushedOut(old);
        }
    }

    private @Nullable Segment beyond(Lane lane, Share share) {
        synchronized (backlog) {
            return bounds.beyond(lane, share);
        }
    }

    /** Reads the segments whose messages are to be handed out next. */
    void read(@Nullable Spool spool, List<Path> condemned) throws IOException {
        for (Share share : Share.values()) {
            Lane lane = backlog.lane(share);
            Segment segment;
            synchronized (backlog) {
                segment = lane.wanted();
            }
            if (segment != null) {
                read(lane, segment, spool, condemned);
            }
        }
    }

    private void read(Lane lane, Segment segment, @Nullable Spool spool, List<Path> condemned) throws IOException {
        List<Message> messages = messagesOf(lane, segment, spool);
        if (messages == null) {
            synchronized (backlog) {
                lane.remove(segment); // The file stays: the next session may be luckier.
            }
            return;
        }
        Map<Boolean, List<Message>> byAge = messages.stream().collect(Collectors.partitioningBy(bounds.tooOld()));
        List<Message> young = byAge.getOrDefault(false, List.of());
        Set<Long> ordinals = new HashSet<>();
        young.forEach(message -> ordinals.add(message.ordinal()));
        synchronized (backlog) {
            segment.read(ordinals);
            lane.hasRead(young);
            if (young.isEmpty()) {
                lane.remove(segment);
                condemned.add(segment.file());
            }
        }
        tellPushedOut(byAge.getOrDefault(true, List.of()));
        owner().available();
    }

    /** In their order, or null where the file can't be read; what is missing is told. */
    private @Nullable List<Message> messagesOf(Lane lane, Segment segment, @Nullable Spool spool) throws IOException {
        if (spool != null) {
            spool.seal(segment);
        }
        List<Message> messages = null;
        try {
            messages = Spool.read(segment);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} is not readable: {1}", segment.file(), DiskEvents.reason(e));
        }
        int missing = segment.unread() - (messages == null ? 0 : messages.size());
        if (missing > 0) {
            owner().happened(DiskEvents.unreadable(clock.instant(), missing));
        }
        if (messages == null) {
            return null;
        }
        synchronized (backlog) {
            return lane.withoutForgotten(messages);
        }
    }

    private void tellPushedOut(List<Message> messages) {
        if (!messages.isEmpty()) {
            owner().pushedOut(messages);
        }
    }

    private Backlog.Owner owner() {
        return Objects.requireNonNull(owner, "the backlog belongs to no outbox");
    }
}
