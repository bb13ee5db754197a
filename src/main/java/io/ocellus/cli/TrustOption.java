package io.ocellus.cli;

import io.ocellus.signature.SignatureVerifier;
import io.ocellus.signature.Trusted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signatures a command believes. */
final class TrustOption {

    @Option(names = "--key", paramLabel = "FILE", description = "A public key (PEM) that models must be signed with.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--certificate-chain",
            paramLabel = "FILE",
            description = "Certificates (PEM), a root among them, that the signer's certificate must lead to.")
    private List<Path> chains = new ArrayList<>();

    /** Null where none is named: then signatures are not looked at. */
    @Nullable
    SignatureVerifier verifier() {
        List<Trusted> trusted = new ArrayList<>();
        keys.forEach(file -> trusted.add(Trusted.key(String.valueOf(file), file, Instant.MAX)));
        chains.forEach(file -> trusted.add(Trusted.authority(String.valueOf(file), file, Instant.MAX)));
        return trusted.isEmpty() ? null : new SignatureVerifier(trusted, InstantSource.system());
    }
}
