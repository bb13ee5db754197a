package io.ocellus.choice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Changes to bundles that stay valid. */
final class Bundles {

    private Bundles() {}

    /** Gives the first class another name. */
    static void relabel(Path manifest) throws IOException {
        Path labels = manifest.resolveSibling("labels.txt");
        String text = "another\n" + Files.readString(labels).replaceFirst("[^\n]*\n", "");
        Files.writeString(labels, text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(manifest.toFile());
        String digest = sha256(bytes);
        ((ObjectNode) json.path("labels")).put("sha256", digest);
        ((ObjectNode) json.path("files").path("labels.txt"))
                .put("sha256", digest)
                .put("bytes", bytes.length);
        Files.writeString(manifest, json.toString());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
