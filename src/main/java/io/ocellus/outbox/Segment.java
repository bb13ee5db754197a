package io.ocellus.outbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of messages of one class and one session, as far as it is known in memory. It is deleted when each of its messages was
 * delivered or dropped; until then a restart sends those of them again that it cannot know to be delivered. Guarded by
 * the backlog.
 */
final class Segment {

    private final Path file;
    private final Share share;
    private final String session;
    private int count;
    private long bytes;
    private long firstOrdinal = Long.MAX_VALUE;
    private Instant newest = Instant.MIN;
    private long shift;

    /** Those not yet delivered or dropped; null before it was read. */
    private @Nullable Set<Long> open;

    Segment(Path file, Share share, String session) {
        this.file = file;
        this.share = share;
        this.session = session;
    }

    Path file() {
        return file;
    }

    Share share() {
        return share;
    }

    String session() {
        return session;
    }

    /** Its ordinals count as this much less than they are in the file, because later sessions count from 1 again. */
    void movedBack(long by) {
        shift = by;
        firstOrdinal -= by;
    }

    long shift() {
        return shift;
    }

    void grown(long ordinal, Instant time) {
        count++;
        firstOrdinal = Math.min(firstOrdinal, ordinal);
        newest = time.isAfter(newest) ? time : newest;
    }

    void sized(long size) {
        bytes = size;
    }

    long bytes() {
        return bytes;
    }

    /** The lowest ordinal in it. */
    long firstOrdinal() {
        return firstOrdinal;
    }

    Instant newest() {
        return newest;
    }

    /** Messages that are nowhere but in the file. */
    int unread() {
        return open == null ? count : 0;
    }

    boolean isRead() {
        return open != null;
    }

    void read(Set<Long> ordinals) {
        open = new HashSet<>(ordinals);
    }

    /** Whether it was read and this one was neither delivered nor dropped. */
    boolean holds(long ordinal) {
        return open != null && open.contains(ordinal);
    }

    /** One was delivered or dropped. Returns whether it was the last. */
    boolean settle(long ordinal) {
        return open != null && open.remove(ordinal) && open.isEmpty();
    }

    /** How many of it were neither delivered nor dropped. */
    int open() {
        return open == null ? count : open.size();
    }
}
