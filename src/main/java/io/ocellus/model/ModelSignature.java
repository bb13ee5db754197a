package io.ocellus.model;

import io.ocellus.signature.Shown;
import io.ocellus.signature.SignatureVerifier;
import io.ocellus.signature.SignedFiles;
import io.ocellus.signature.UntrustedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The signature beside a model, over every file of its folder but itself. */
public final class ModelSignature {

    static final String FILE = "model.sig";

    /** What OMS never signs, at the top of a folder. */
    private static final Set<String> OF_GIT = Set.of(".git", ".gitignore", ".gitattributes", ".github");

    private ModelSignature() {}

    /** Whether there is one, whatever it is worth. */
    public static boolean isPresent(Path folder) {
        return Files.exists(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Verifies that the folder holds what a trusted signer signed: no file changed, added, removed or renamed. Files are read in
     * chunks.
     *
     * @return who signed it
     * @throws ModelException with everything that is wrong
     */
    public static String verify(Path folder, SignatureVerifier verifier) {
        Path file = folder.resolve(FILE);
        if (!isPresent(folder)) {
            throw new ModelException(
                    folder,
                    "is not signed: it has no " + FILE + "; only models signed by these are taken: "
                            + verifier.names());
        }
        SignedFiles signed;
        try {
            signed = verifier.verify(SmallFile.bytes(file, SignatureVerifier.LARGEST));
        } catch (UntrustedException e) {
            throw new ModelException(file, String.valueOf(e.getMessage()));
        }
        List<String> problems = problems(folder, signed);
        if (!problems.isEmpty()) {
            throw new ModelException(folder, problems);
        }
        return signed.signer();
    }

    private static List<String> problems(Path folder, SignedFiles signed) {
        List<String> problems = new ArrayList<>();
        Set<String> present = FolderFiles.list(folder, problems);
        present.remove(FILE);
        new TreeMap<>(signed.digests()).forEach((name, digest) -> {
            if (!present.remove(name)) {
                problems.add(Shown.shortened(name) + " is signed but missing");
            } else if (!digest.equals(sha256(folder.resolve(name)))) {
                problems.add(Shown.shortened(name) + " does not have the content that was signed");
            }
        });
        present.removeIf(name -> OF_GIT.contains(top(name)));
        present.forEach(name -> problems.add(Shown.shortened(name)
                + (isIgnored(name, signed.ignored())
                        ? " was left out by the signer, who must sign all of a model"
                        : " is not signed")));
        return problems;
    }

    private static boolean isIgnored(String name, Set<String> ignored) {
        return ignored.stream().anyMatch(path -> name.equals(path) || name.startsWith(path + "/"));
    }

    private static String top(String name) {
        return name.split("/", 2)[0];
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            return ""; // of no file, so it is told like changed content
        }
    }
}
