package io.ocellus.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of segments, which one process at a time may use: {@code 0000000001-result.log} and so on, numbered over
 * all classes and sessions. For the disk's thread alone.
 */
final class Spool implements AutoCloseable {

    private static final long SMALLEST_SEGMENT = 16 << 10;
    private static final long LARGEST_SEGMENT = 256 << 10;
    private static final int SEGMENTS_PER_SHARE = 16;
    private static final int DIGITS = 10;

    private final Path folder;
    private final String session;
    private final long bytes;
    private final Map<Share, SegmentWriter> writers = new EnumMap<>(Share.class);
    private final FileChannel lock;
    private long lastNumber;

    private Spool(Path folder, String session, long bytes, FileChannel lock, long lastNumber) {
        this.folder = folder;
        this.session = session;
        this.bytes = bytes;
        this.lock = lock;
        this.lastNumber = lastNumber;
    }

    /**
     * Makes the folder where it is missing, and keeps other processes out.
     *
     * @param session that writes
     * @param bytes the bound of all segments together
     */
    static Spool open(Path folder, String session, long bytes) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = lock.tryLock();
            if (held == null) {
                throw new IOException("another agent uses the folder");
            }
            return new Spool(folder, session, bytes, lock, lastNumber(folder));
        } catch (IOException e) {
            lock.close();
            throw e;
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("this process uses the folder already", e);
        }
    }

    private static long lastNumber(Path folder) throws IOException {
        long last = 0;
        for (Path file : segmentFiles(folder)) {
            last = Math.max(last, Long.parseLong(file.getFileName().toString().substring(0, DIGITS)));
        }
        return last;
    }

    /** In the order in which they were begun. */
    static List<Path> segmentFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> shareOf(file) != null).sorted().toList();
        }
    }

    /** A class is full when one more segment would go beyond its share of so many bytes. */
    static long room(Share share, long bytes) {
        return share.of(bytes) - segmentBytes(share, bytes);
    }

    private static long segmentBytes(Share share, long bytes) {
        return Math.clamp(share.of(bytes) / SEGMENTS_PER_SHARE, SMALLEST_SEGMENT, LARGEST_SEGMENT);
    }

    /** Appends a message with its payload to its class's newest segment, or to a new one where that is full. */
    SegmentWriter append(Message message, byte[] payload) throws IOException {
        Share share = Share.of(message.channel().kind());
        byte[] record = RecordFormat.encode(message, payload);
        SegmentWriter writer = writers.get(share);
        if (writer != null && writer.size() + record.length > segmentBytes(share, bytes)) {
            seal(share);
            writer = null;
        }
        if (writer == null) {
            writer = SegmentWriter.create(next(share));
            writers.put(share, writer);
        }
        writer.append(record);
        return writer;
    }

    private Segment next(Share share) {
        lastNumber++;
        String name = String.format(
                Locale.ROOT,
                "%0" + DIGITS + "d-%s.log",
                lastNumber,
                share.name().toLowerCase(Locale.ROOT));
        return new Segment(folder.resolve(name), share, session);
    }

    /** Nothing is appended to a segment any more. */
    void seal(Segment segment) throws IOException {
        SegmentWriter writer = writers.get(segment.share());
        if (writer != null && writer.segment() == segment) {
            seal(segment.share());
        }
    }

    /** The messages in a segment, in the order of arrival. */
    static List<Message> read(Segment segment) throws IOException {
        return SegmentReader.read(segment.file()).entries().stream()
                .map(entry -> messageOf(entry, segment))
                .sorted(Comparator.comparingLong(Message::ordinal))
                .toList();
    }

    private static Message messageOf(RecordFormat.Entry entry, Segment segment) {
        byte[] payload = new byte[entry.payload().remaining()];
        entry.payload().get(payload);
        long ordinal = entry.ordinal() - segment.shift();
        Message.Stored stored = new Message.Stored(segment, entry.time(), payload);
        return new Message(ordinal, entry.channel(), entry.seq(), stored, false, true);
    }

    private void seal(Share share) throws IOException {
        try (SegmentWriter writer = writers.remove(share)) {
            if (writer != null && writer.isDirty()) {
                writer.force();
            }
        }
    }

    boolean isDirty() {
        return writers.values().stream().anyMatch(SegmentWriter::isDirty);
    }

    /** What was written survives a power cut from now on. */
    void force() throws IOException {
        for (SegmentWriter writer : writers.values()) {
            if (writer.isDirty()) {
                writer.force();
            }
        }
    }

    /** After a failure: what comes next goes to new segments. */
    void giveUpWriters() {
        for (SegmentWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                // It failed before; what it holds is read up to where it is whole.
            }
        }
        writers.clear();
    }

    @Override
    public void close() {
        giveUpWriters();
        try {
            lock.close();
        } catch (IOException e) {
            // the end of the process releases it
        }
    }

    /** The class of a segment by its file's name; null where it is no segment. */
    static @Nullable Share shareOf(Path file) {
        for (Share share : Share.values()) {
            if (file.getFileName()
                    .toString()
                    .matches("\\d{" + DIGITS + "}-" + share.name().toLowerCase(Locale.ROOT) + "\\.log")) {
                return share;
            }
        }
        return null;
    }
}
