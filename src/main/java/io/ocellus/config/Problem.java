package io.ocellus.config;

/**
 * One thing that is wrong, or doubtful, in a configuration. Holds no secret.
 *
 * @param pointer its place as a JSON pointer (RFC 6901), empty for the document as a whole
 * @param path its place for people: {@code spec.cameras.dock1.fps}, or the file's name for the document as a whole
 * @param line its line in the file, from 1; 0 where there is no file
 * @param sentence what is wrong and how to mend it: {@code must be greater than 0, is -1}
 */
public record Problem(String pointer, String path, int line, String sentence) {

    /** {@code spec.cameras.dock1.fps: must be greater than 0, is -1}. */
    @Override
    public String toString() {
        return path + ": " + sentence;
    }
}
