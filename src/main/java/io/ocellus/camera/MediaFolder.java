package io.ocellus.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The only place below which {@code file:} and {@code folder:} cameras may read, symbolic links followed: a configuration
 * from afar must not look into the gateway's other files.
 *
 * @param root null allows every path
 */
record MediaFolder(@Nullable Path root) {

    /** Where this video file is; it exists and may be read. */
    Path file(Path path) throws SourceException {
        Path file = within(path);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new SourceException("there is no file " + path + " that may be read" + where());
        }
        return file;
    }

    /** Where this folder is; it exists. */
    Path folder(Path path) throws SourceException {
        Path folder = within(path);
        if (!Files.isDirectory(folder)) {
            throw new SourceException("there is no folder " + path + where());
        }
        return folder;
    }

    /** Whether it lies within, symbolic links followed. */
    boolean allows(Path path) {
        try {
            return root == null || path.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Absolute and real, so that FFmpeg can't take it for the name of one of its protocols. */
    private Path within(Path path) throws SourceException {
        try {
            if (root == null) {
                return path.toRealPath();
            }
            Path realRoot = root.toRealPath();
            Path real = realRoot.resolve(path).toRealPath();
            if (real.startsWith(realRoot)) {
                return real;
            }
        } catch (IOException e) {
            throw new SourceException("there is no " + path + where());
        }
        throw new SourceException(path + " lies outside of the media folder " + root + ", the only one allowed");
    }

    private String where() {
        return root == null ? "" : " in the media folder " + root;
    }
}
