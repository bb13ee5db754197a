package io.ocellus.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a segment's file, whatever a crash or a failing disk left of it. */
final class SegmentReader {

    private final ByteBuffer file;
    private final List<RecordFormat.Entry> entries = new ArrayList<>();
    private long broken;

    /**
     * What is left of a file.
     *
     * @param session the session that wrote it, or null where not even the header is readable
     * @param entries the whole messages, in the order in which they were written
     * @param end the length up to which the file is made of records; behind it is a torn one
     * @param lost bytes that can't be read: the torn end, and records whose checksum does not fit
     */
    record Content(@Nullable String session, List<RecordFormat.Entry> entries, long end, long lost) {}

    private SegmentReader(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** Files are small, so each is read whole. */
    static Content read(Path path) throws IOException {
        return new SegmentReader(Files.readAllBytes(path)).read();
    }

    private Content read() {
        String session = RecordFormat.session(file);
        if (session == null) {
            return new Content(null, List.of(), 0, file.limit());
        }
        while (readRecord()) {
            // until the end, or what is none
        }
        return new Content(session, entries, file.position(), broken + file.remaining());
    }

    /** Leaves the position at the end of the last record, broken or not. */
    private boolean readRecord() {
        if (file.remaining() < RecordFormat.FRAME) {
            return false;
        }
        int start = file.position();
        int length = file.getInt(start);
        int checksum = file.getInt(start + Integer.BYTES);
        int body = start + RecordFormat.FRAME;
        if (length < 0 || length > RecordFormat.LARGEST_BODY || length > file.limit() - body) {
            return false;
        }
        RecordFormat.Entry entry = RecordFormat.decode(file.slice(body, length), checksum);
        if (entry == null && body + length == file.limit()) {
            return false;
        }
        if (entry == null) {
            broken += RecordFormat.FRAME + length;
        } else {
            entries.add(entry);
        }
        file.position(body + length);
        return true;
    }
}
