package io.ocellus.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the system tells about this machine by its files.
 *
 * @param root where its file system begins; a test has a machine of its own
 */
public record Machine(Path root) {

    private static final List<String> LIBRARIES = List.of(
            "usr/lib/x86_64-linux-gnu",
            "usr/lib/aarch64-linux-gnu",
            "usr/lib64",
            "usr/lib",
            "usr/local/lib",
            "lib/x86_64-linux-gnu",
            "lib64");

    /** The one that this process runs on. */
    public static Machine ofSystem() {
        return new Machine(Path.of("/"));
    }

    /** A file's text without the white space around it; empty where it can't be read. */
    public String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** A file or folder of the system, by its path below the root. */
    public Path at(String path) {
        return root.resolve(path);
    }

    /** What lies in a folder, by a glob, in order; empty where there is no such folder. */
    public List<Path> list(String folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(at(folder), glob)) {
            files.forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        return found.stream().sorted().toList();
    }

    /**
     * Whether a shared library lies in one of the system's folders.
     *
     * @param subfolder of such a folder; may be empty
     */
    public boolean hasLibrary(String subfolder, String glob) {
        return LIBRARIES.stream()
                .anyMatch(folder -> !list(folder + "/" + subfolder, glob).isEmpty());
    }

    /** What stands behind a name and a colon in a file as {@code /proc/meminfo}; the first one. */
    Optional<String> value(String path, String name) {
        return text(at(path))
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
