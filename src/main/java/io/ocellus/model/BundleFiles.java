package io.ocellus.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.signature.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a bundle's folder against the {@code files} of its manifest: names, sizes and checksums of all of them. */
final class BundleFiles {

    /** The files that a manifest can't list: itself and what is signed over it. */
    private static final Set<String> UNLISTED = Set.of("bundle.json", ModelSignature.FILE);

    /** Also keeps the pattern below, which recurses, off the end of the stack. */
    private static final int LONGEST_NAME = 200;

    /** Relative, with forward slashes, no empty, {@code .} or {@code ..} part, nothing that a file system may read otherwise. */
    private static final Pattern NAME = Pattern.compile("(?!\\.)[A-Za-z0-9._ -]+(/(?!\\.)[A-Za-z0-9._ -]+)*");

    private final Path folder;

    BundleFiles(Path folder) {
        this.folder = folder;
    }

    /** One sentence for each name that is not a plain relative one. */
    List<String> refusedNames(JsonNode files) {
        List<String> problems = new ArrayList<>();
        files.fieldNames().forEachRemaining(name -> {
            boolean allowed =
                    name.length() <= LONGEST_NAME && NAME.matcher(name).matches() && !UNLISTED.contains(name);
            if (!allowed) {
                problems.add("bundle.json /files: " + Shown.quoted(name) + " is not allowed as a file's name");
            }
        });
        return problems;
    }

    /** One sentence for each file that is missing, unlisted, of another size or of another content. */
    List<String> problems(JsonNode files) {
        List<String> problems = new ArrayList<>();
        Set<String> present = FolderFiles.list(folder, problems);
        files.properties().forEach(listed -> {
            if (!present.remove(listed.getKey())) {
                problems.add(Shown.shortened(listed.getKey()) + " is listed but missing");
            } else {
                check(listed.getKey(), listed.getValue(), problems);
            }
        });
        present.removeAll(UNLISTED);
        present.forEach(name -> problems.add(Shown.shortened(name) + " is not listed in bundle.json"));
        return problems;
    }

    private void check(String name, JsonNode expected, List<String> problems) {
        Path file = folder.resolve(name);
        try {
            long bytes = Files.size(file);
            if (bytes != expected.path("bytes").asLong()) {
                problems.add(Shown.shortened(name) + " has " + bytes + " bytes, bundle.json says "
                        + expected.path("bytes").asLong());
            } else if (!Sha256.of(file).equals(expected.path("sha256").asText())) {
                problems.add(Shown.shortened(name)
                        + " does not have the content that bundle.json says (its sha256 differs)");
            }
        } catch (IOException e) {
            problems.add(Shown.shortened(name) + " can't be read");
        }
    }
}
