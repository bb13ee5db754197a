package io.ocellus.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Reads PEM files. Each failure is one sentence that names the file. */
final class Pem {

    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";
    private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private Pem() {}

    /** The certificates of a file, in its order; at least one. */
    static List<X509Certificate> certificates(String what, Path file) throws LinkException {
        byte[] content = read(what, file);
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new LinkException(what + " " + file + " holds no certificate: it must be a PEM file");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new LinkException(what + " " + file + " holds no readable certificate: it must be a PEM file", e);
        }
    }

    /** The private key of a file: PKCS#8, not encrypted, EC, RSA or EdDSA. */
    static PrivateKey privateKey(String what, Path file) throws LinkException {
        String text = new String(read(what, file), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(KEY_BEGIN);
        int end = text.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw noKey(what, file);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
            return decode(what, file, new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException e) {
            throw new LinkException(what + " " + file + " is damaged: its content is not base64", e);
        }
    }

    private static PrivateKey decode(String what, Path file, PKCS8EncodedKeySpec encoded) throws LinkException {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // of another algorithm: the next one may read it
            } catch (GeneralSecurityException e) {
                throw new LinkException("this Java lacks " + algorithm + " keys", e);
            }
        }
        throw new LinkException(what + " " + file + " is damaged, or neither an EC, an RSA nor an EdDSA key");
    }

    private static LinkException noKey(String what, Path file) {
        return new LinkException(what + " " + file + " holds no unencrypted PKCS#8 private key: convert it with"
                + " 'openssl pkcs8 -topk8 -nodes -in OLD -out NEW'");
    }

    private static byte[] read(String what, Path file) throws LinkException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new LinkException(what + " " + file + " does not exist", e);
        } catch (IOException e) {
            throw new LinkException(what + " " + file + " can't be read: " + e.getMessage(), e);
        }
    }
}
