package io.ocellus.outbox;

import io.ocellus.report.Birth;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Finds out what earlier sessions left in the folder, and cuts off what they did not finish writing. */
final class Recovery {

    /** A session's ordinals are moved below those of the session after it; no session counts so far. */
    private static final long SESSION_SPAN = 1L << 40;

    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, Long> lastSeq = new TreeMap<>();
    private String session = "";
    private long lost;

    /**
     * What there is.
     *
     * @param segments those with messages, oldest first
     * @param lost bytes that can't be read
     * @param previous the newest session in them with its last numbers
     */
    record Found(List<Segment> segments, long lost, Birth.Previous previous) {}

    private Recovery() {}

    static Found in(Path folder) throws IOException {
        Recovery recovery = new Recovery();
        for (Path file : Spool.segmentFiles(folder)) {
            recovery.read(file, Objects.requireNonNull(Spool.shareOf(file)));
        }
        recovery.orderSessions();
        return new Found(
                recovery.segments, recovery.lost, new Birth.Previous(recovery.session, Map.copyOf(recovery.lastSeq)));
    }

    private void read(Path file, Share share) throws IOException {
        SegmentReader.Content content = SegmentReader.read(file);
        lost += content.lost();
        String writer = content.session();
        if (writer == null || content.entries().isEmpty()) {
            Files.delete(file);
            return;
        }
        cutOff(file, content.end());
        if (!writer.equals(session)) {
            session = writer;
            lastSeq.clear();
        }
        Segment segment = new Segment(file, share, writer);
        segment.sized(content.end());
        for (RecordFormat.Entry entry : content.entries()) {
            segment.grown(entry.ordinal(), entry.time());
            lastSeq.merge(entry.channel().topic(), entry.seq(), Math::max);
        }
        segments.add(segment);
    }

    private static void cutOff(Path file, long end) throws IOException {
        if (Files.size(file) > end) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    /** Files are numbered over all sessions, so the order of files is the order of sessions. */
    private void orderSessions() {
        List<String> sessions =
                segments.stream().map(Segment::session).distinct().toList();
        for (Segment segment : segments) {
            segment.movedBack((sessions.size() - sessions.indexOf(segment.session())) * SESSION_SPAN);
        }
    }
}
