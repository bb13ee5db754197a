package io.ocellus.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who may sign configuration.
 *
 * @param name in {@code local.trust}; a document's {@code kid} says it
 * @param key of Ed25519 (RFC 8032)
 * @param notAfter from then on it is believed no more
 */
public record ConfigKey(String name, PublicKey key, Instant notAfter) {

    private static final int LARGEST = 1 << 16;
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    /**
     * Reads a PEM file with one public key (RFC 7468, section 13; RFC 8410).
     *
     * @throws IOException with one sentence that names the file
     */
    public static ConfigKey read(String name, Path file, Instant notAfter) throws IOException {
        Matcher pem = PEM.matcher(text(file));
        if (!pem.matches()) {
            throw new IOException(file + " must hold one public key in PEM, and nothing else");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            return new ConfigKey(
                    name, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)), notAfter);
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            throw new IOException(file + " holds no public key of Ed25519, the one kind that signs configuration", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException(file + " can't be read; is it there, and may this user read it?", e);
        }
    }
}
