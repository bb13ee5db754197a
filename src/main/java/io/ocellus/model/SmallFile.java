package io.ocellus.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads files whole that others have written, up to a size. */
final class SmallFile {

    private SmallFile() {}

    /** @throws ModelException where the file can't be read or is larger than {@code limit} bytes */
    static byte[] bytes(Path file, int limit) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ModelException(file, "is not a plain file"); // a pipe would never end
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new ModelException(file, "is larger than " + limit + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new ModelException(file, "does not exist");
        } catch (IOException e) {
            throw new ModelException(file, "can't be read; may this user read it?");
        }
    }

    /** The lines of a UTF-8 text, without a last empty one. */
    static List<String> lines(Path file, int limit) {
        return text(file, limit).lines().map(String::strip).toList();
    }

    /** @throws ModelException where the file can't be read, is larger than {@code limit} bytes, or is not UTF-8 */
    static String text(Path file, int limit) {
        byte[] bytes = bytes(file, limit);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelException(file, "is not UTF-8 text");
        }
    }
}
