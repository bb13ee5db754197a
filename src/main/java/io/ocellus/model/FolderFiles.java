package io.ocellus.model;

import io.ocellus.signature.Shown;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The plain files of a model's folder, and nothing else: links are not followed, pipes and devices not opened. */
final class FolderFiles {

    private static final int MOST = 10_000;

    private FolderFiles() {}

    /**
     * Lists them.
     *
     * @param problems gets one sentence for each thing in the folder that is no plain file
     * @return paths from the folder, with forward slashes
     */
    static Set<String> list(Path folder, List<String> problems) {
        Set<String> names = new TreeSet<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        names.add(name);
                    } else {
                        problems.add(Shown.shortened(name) + " is not a plain file");
                    }
                    return names.size() <= MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }
            });
        } catch (IOException e) {
            problems.add("can't be listed; may this user read all of it?");
        }
        if (names.size() > MOST) {
            problems.add("has more than " + MOST + " files");
        }
        return names;
    }
}
