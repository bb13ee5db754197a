package io.ocellus.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small file as strict UTF-8. */
final class TextFile {

    private TextFile() {}

    /**
     * @throws UnusableException with a sentence that says why not
     */
    static String read(Path file) throws UnusableException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(YamlReader.LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw new UnusableException("does not exist");
        } catch (AccessDeniedException e) {
            throw new UnusableException("may not be read by this user");
        } catch (IOException e) {
            throw new UnusableException(Files.isDirectory(file) ? "is a folder, not a file" : "can't be read");
        }
        if (bytes.length > YamlReader.LARGEST) {
            throw new UnusableException("is larger than 1 MiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnusableException("is not UTF-8 text");
        }
    }

    /** Its message completes a sentence that starts with the file's name. */
    static final class UnusableException extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        UnusableException(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
