package io.ocellus.signature;

import java.util.Map;
import java.util.Set;

/**
 * What a believed signature says of a folder.
 *
 * @param signer who signed it, for people
 * @param digests SHA-256 in lower-case hexadecimal of each file, by its path from the folder with forward slashes
 * @param ignored files and folders, as paths, that the signer left out; nothing is said of them
 */
public record SignedFiles(String signer, Map<String, String> digests, Set<String> ignored) {

    public SignedFiles {
        digests = Map.copyOf(digests);
        ignored = Set.copyOf(ignored);
    }
}
