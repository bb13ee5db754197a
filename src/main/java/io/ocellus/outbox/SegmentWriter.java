package io.ocellus.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends records to a new segment's file. For one thread. */
final class SegmentWriter implements AutoCloseable {

    private final FileChannel channel;
    private final Segment segment;
    private long size;
    private boolean dirty;

    private SegmentWriter(FileChannel channel, Segment segment) {
        this.channel = channel;
        this.segment = segment;
    }

    /** Makes the file, which must not be there yet. Where this fails, none is left behind. */
    static SegmentWriter create(Segment segment) throws IOException {
        Path file = segment.file();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        SegmentWriter writer = new SegmentWriter(channel, segment);
        try {
            writer.append(RecordFormat.header(segment.session()));
            forceFolder(file);
            return writer;
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** So that a power cut does not lose the file's name. */
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    Segment segment() {
        return segment;
    }

    long size() {
        return size;
    }

    /** Writes a whole record: it survives the end of the process at once, and a power cut after {@link #force}. */
    void append(byte[] record) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        dirty = true;
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            size += record.length;
        } catch (IOException e) {
            cutOff(e);
            throw e;
        }
    }

    /** A half record would be taken for a torn end later. */
    private void cutOff(IOException failure) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    boolean isDirty() {
        return dirty;
    }

    void force() throws IOException {
        channel.force(false);
        dirty = false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
