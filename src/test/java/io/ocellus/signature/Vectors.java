package io.ocellus.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Signatures that {@code model-signing} made; where they are from, their README says. */
public final class Vectors {

    public static final Path MADE = Path.of("src/test/resources/io/ocellus/signature/made");
    public static final Path TRANSPARENCY = MADE.resolveSibling("model-transparency");

    /** The time that tests have: all that is to be valid is. */
    public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private Vectors() {}

    /** Believes those whose PEM files lie beside the signatures. */
    public static SignatureVerifier trusting(Path folder, String... pems) {
        return trusting(NOW, folder, pems);
    }

    static SignatureVerifier trusting(Instant now, Path folder, String... pems) {
        List<Trusted> trusted = new ArrayList<>();
        for (String pem : pems) {
            trusted.add(Trusted.read(pem, folder.resolve(pem), Instant.MAX));
        }
        return new SignatureVerifier(trusted, InstantSource.fixed(now));
    }

    static byte[] signature(Path folder, String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name + ".sig"));
    }
}
