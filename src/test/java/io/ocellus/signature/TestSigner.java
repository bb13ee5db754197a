package io.ocellus.signature;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Signs whatever a test wants to have signed, truly, so that the reader behind the signature is reached. */
public final class TestSigner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ZEROS = "00".repeat(32);

    private final KeyPair pair;

    public TestSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Trusted.Key trusted(String name, Instant notAfter) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return new Trusted.Key(name, notAfter, key, Ecdsa.fingerprint(key));
    }

    /** Believes this one. */
    public SignatureVerifier verifier() {
        return new SignatureVerifier(List.of(trusted("test", Instant.MAX)), InstantSource.fixed(Vectors.NOW));
    }

    /** A whole one. */
    public static String statement() {
        return statement(statement -> {}).toString();
    }

    /** A statement over one file {@code a}, all zeros for its digest, changed. */
    static ObjectNode statement(Consumer<ObjectNode> change) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        statement.put("predicateType", "https://model_signing/signature/v1.0");
        statement
                .putArray("subject")
                .addObject()
                .put("name", "x")
                .putObject("digest")
                .put("sha256", "");
        ObjectNode predicate = statement.putObject("predicate");
        predicate
                .putArray("resources")
                .addObject()
                .put("name", "a")
                .put("algorithm", "sha256")
                .put("digest", ZEROS);
        predicate
                .putObject("serialization")
                .put("method", "files")
                .put("hash_type", "sha256")
                .put("allow_symlinks", false);
        change.accept(statement);
        ((ObjectNode) statement.path("subject").path(0).path("digest")).put("sha256", root(predicate));
        return statement;
    }

    /** Signs all files of a folder as they are, with {@code model.sig} as its result. */
    public void signFolder(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
            }
        }
        ObjectNode statement = statement(whole -> {
            ArrayNode resources = ((ObjectNode) whole.path("predicate")).putArray("resources");
            digests.forEach((name, digest) -> resources
                    .addObject()
                    .put("name", name)
                    .put("algorithm", "sha256")
                    .put("digest", digest));
        });
        Files.write(folder.resolve("model.sig"), sign(statement.toString()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String root(ObjectNode predicate) {
        try {
            MessageDigest root = MessageDigest.getInstance("SHA-256");
            predicate.path("resources").forEach(one -> {
                String digest = one.path("digest").asText();
                if (digest.length() == ZEROS.length()) {
                    root.update(HexFormat.of().parseHex(digest));
                }
            });
            return HexFormat.of().formatHex(root.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] sign(String payload) {
        return sign("application/vnd.in-toto+json", payload);
    }

    byte[] sign(String type, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        Envelope envelope = new Envelope(type, bytes, new byte[0], new Material.OfKey(""));
        ObjectNode bundle = JSON.createObjectNode().put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        bundle.putObject("verificationMaterial")
                .putObject("publicKey")
                .put("hint", Ecdsa.fingerprint(pair.getPublic()));
        ObjectNode dsse = bundle.putObject("dsseEnvelope")
                .put("payload", Base64.getEncoder().encodeToString(bytes))
                .put("payloadType", type);
        dsse.putArray("signatures").addObject().put("sig", Base64.getEncoder().encodeToString(signed(envelope)));
        return bundle.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signed(Envelope envelope) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(envelope.signedBytes());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
