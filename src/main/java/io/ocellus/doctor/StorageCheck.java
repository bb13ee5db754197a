package io.ocellus.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Can the agent write where it keeps its state, and is there room? */
final class StorageCheck {

    private static final String SUBJECT = "state folder";
    private static final long MEBIBYTE = 1 << 20;
    private static final long LITTLE = 256 * MEBIBYTE;
    private static final long NOTHING = 16 * MEBIBYTE;

    private StorageCheck() {}

    /** @param state may not be there yet: then the folder counts in which it would be made */
    static void look(Path state, Consumer<Finding> told) {
        Path folder = existing(state.toAbsolutePath());
        if (folder == null || !isWritable(folder)) {
            String user = System.getProperty("user.name");
            told.accept(Finding.bad(
                    SUBJECT,
                    user + " can't write to " + state,
                    "sudo install -d -o " + user + " " + state + ", or name another folder in local.state"));
            return;
        }
        try {
            told.accept(judge(state, Files.getFileStore(folder).getUsableSpace()));
        } catch (IOException e) {
            told.accept(Finding.doubtful(SUBJECT, state + ": its free space is not known", "look with: df " + folder));
        }
    }

    static Finding judge(Path state, long free) {
        String fact = String.format(Locale.ROOT, "%s is writable, with %d MiB free", state, free / MEBIBYTE);
        String remedy = "free some space, or name a folder on a larger disk in local.state";
        if (free < NOTHING) {
            return Finding.bad(SUBJECT, fact, remedy);
        }
        return free < LITTLE ? Finding.doubtful(SUBJECT, fact, remedy) : Finding.good(SUBJECT, fact);
    }

    private static @Nullable Path existing(Path path) {
        Path folder = path;
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** By doing it: a file system that is mounted read-only, or full, says so only then. */
    private static boolean isWritable(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".ocellus-doctor", "");
            try {
                Files.write(probe, new byte[4096]);
            } finally {
                Files.delete(probe);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
