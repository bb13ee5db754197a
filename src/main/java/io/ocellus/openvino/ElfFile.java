package io.ocellus.openvino;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A first look at a shared library: the dynamic linker doesn't refuse a truncated one, it brings the process down. */
final class ElfFile {

    private static final int MAGIC = 0x464c457f;
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;

    private ElfFile() {}

    /** Whether this is a 64-bit, little-endian ELF file that holds all the segments that its program headers name. */
    static boolean isWhole(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER);
            if (header.remaining() < HEADER || header.getInt(0) != MAGIC) {
                return false;
            }
            int segments = Short.toUnsignedInt(header.getShort(0x38));
            ByteBuffer table = read(channel, header.getLong(0x20), segments * PROGRAM_HEADER);
            if (table.remaining() < segments * PROGRAM_HEADER) {
                return false;
            }
            long end = 0;
            for (int i = 0; i < segments; i++) {
                int start = i * PROGRAM_HEADER;
                end = Math.max(end, table.getLong(start + 0x08) + table.getLong(start + 0x20));
            }
            return channel.size() >= end;
        } catch (IOException | IllegalArgumentException e) {
            return false; // it can't be read, or its offsets make no sense
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // until all is read or the file ends
        }
        return buffer.flip();
    }
}
