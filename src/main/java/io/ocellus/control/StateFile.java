package io.ocellus.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * One of the files {@code desired} and {@code effective} (DESIGN 4.3): a JSON object behind the SHA-256 of its bytes, on a line of
 * its own. A reader or a power cut sees the old content or the new one, never a part: the draft is synced before it is moved into
 * place, and the folder after it. One thread at a time.
 */
public final class StateFile {

    private static final int LARGEST = 1 << 20;

    /** What a start finds. */
    public sealed interface Found {
        /** Nothing was ever saved. */
        record Absent() implements Found {}

        /** What was saved last. */
        record Whole(JsonNode content) implements Found {}

        /**
         * It can't be used, as if nothing had been saved; it is left where it is.
         *
         * @param sentence what is wrong, where, and what follows
         */
        record Damaged(String sentence) implements Found {}
    }

    private final StrictJson json = new StrictJson();
    private final Path file;

    public StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Found read() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST);
        } catch (NoSuchFileException e) {
            return new Found.Absent();
        } catch (IOException e) {
            return new Found.Damaged(file + " can't be read; may this user read it?");
        }
        int line = Sha256.TEXT_LENGTH;
        if (bytes.length <= line || bytes[line] != '\n') {
            return damaged();
        }
        byte[] content = Arrays.copyOfRange(bytes, line + 1, bytes.length);
        if (!Sha256.of(content).equals(new String(bytes, 0, line, StandardCharsets.ISO_8859_1))) {
            return damaged();
        }
        try {
            return new Found.Whole(json.object("", content));
        } catch (RefusedException e) {
            return damaged();
        }
    }

    private Found damaged() {
        return new Found.Damaged(
                file + " is damaged: its checksum does not match. The configuration's file is used until a"
                        + " higher version is pushed; remove it to be rid of this message");
    }

    /** Returns when it is safe on the disk. */
    public void write(JsonNode content) {
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        byte[] head = (Sha256.of(bytes) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        Path folder = file.resolveSibling("");
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                write(channel, head);
                write(channel, bytes);
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
