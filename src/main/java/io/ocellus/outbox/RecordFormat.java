package io.ocellus.outbox;

import io.ocellus.report.Channel;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How messages lie in a segment's file, big-endian:
 *
 * <pre>
 * header  "OCELLUS" version:1  session: length:1 ASCII  crc32c:4 of all before
 * record  length:4 crc32c:4 body          length and checksum of the body
 * body    ordinal:8 seq:8 time:8 kind:1 camera: length:1 ASCII  view: length:1 ASCII  payload: the rest
 * </pre>
 *
 * Time is in milliseconds since 1970. A record whose checksum fits is whole.
 */
final class RecordFormat {

    /** Far above what a message has; a length beyond it is none. */
    static final int LARGEST_BODY = 1 << 20;

    static final int FRAME = 2 * Integer.BYTES;
    private static final byte[] MAGIC = "OCELLUS\u0001".getBytes(StandardCharsets.ISO_8859_1);

    /** A message as it was read. */
    record Entry(long ordinal, Channel channel, long seq, Instant time, ByteBuffer payload) {}

    private RecordFormat() {}

    static byte[] header(String session) {
        byte[] name = session.getBytes(StandardCharsets.US_ASCII);
        byte[] header = new byte[MAGIC.length + 1 + name.length + Integer.BYTES];
        ByteBuffer buffer =
                ByteBuffer.wrap(header).put(MAGIC).put((byte) name.length).put(name);
        buffer.putInt(checksum(ByteBuffer.wrap(header, 0, buffer.position())));
        return header;
    }

    /** Reads the header and leaves the buffer behind it; null where it is none of this version. */
    static @Nullable String session(ByteBuffer file) {
        try {
            byte[] magic = new byte[MAGIC.length];
            file.get(magic);
            String session = text(file);
            int checksum = checksum(file.slice(0, file.position()));
            return Arrays.equals(magic, MAGIC) && file.getInt() == checksum ? session : null;
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    static byte[] encode(Message message, byte[] payload) {
        byte[] camera = message.channel().camera().getBytes(StandardCharsets.US_ASCII);
        byte[] view = message.channel().view().getBytes(StandardCharsets.US_ASCII);
        int length = 3 * Long.BYTES + 3 + camera.length + view.length + payload.length;
        byte[] record = new byte[FRAME + length];
        ByteBuffer buffer = ByteBuffer.wrap(record)
                .position(FRAME)
                .putLong(message.ordinal())
                .putLong(message.seq())
                .putLong(message.time().toEpochMilli())
                .put(code(message.channel().kind()))
                .put((byte) camera.length)
                .put(camera)
                .put((byte) view.length)
                .put(view)
                .put(payload);
        buffer.putInt(0, length).putInt(Integer.BYTES, checksum(ByteBuffer.wrap(record, FRAME, length)));
        return record;
    }

    /** Reads one body; null where it is not what {@link #encode} wrote. */
    static @Nullable Entry decode(ByteBuffer body, int checksum) {
        if (checksum(body.duplicate()) != checksum) {
            return null;
        }
        try {
            long ordinal = body.getLong();
            long seq = body.getLong();
            Instant time = Instant.ofEpochMilli(body.getLong());
            Channel channel = new Channel(kind(body.get()), text(body), text(body));
            return new Entry(ordinal, channel, seq, time, body.slice());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(ByteBuffer from) {
        byte[] text = new byte[Byte.toUnsignedInt(from.get())];
        from.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static byte code(Channel.Kind kind) {
        return switch (Share.of(kind)) {
            case RESULT -> 1;
            case LABEL -> 2;
            case EVENT -> 3;
        };
    }

    private static Channel.Kind kind(byte code) {
        return switch (code) {
            case 1 -> Channel.Kind.RESULT;
            case 2 -> Channel.Kind.LABEL;
            case 3 -> Channel.Kind.EVENT;
            default -> throw new IllegalArgumentException("no kind " + code);
        };
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
