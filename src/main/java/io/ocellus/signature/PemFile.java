package io.ocellus.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A PEM file that the operator trusts. Each failure is one sentence that names the file. */
record PemFile(Path file, String text) {

    private static final int LARGEST = 1 << 20;
    private static final String KEY_BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String KEY_END = "-----END PUBLIC KEY-----";

    static PemFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new PemFile(file, new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new UntrustedException(file + " does not exist");
        } catch (IOException e) {
            throw new UntrustedException(file + " can't be read; may this user read it?");
        }
    }

    boolean holdsCertificates() {
        return text.contains("-----BEGIN CERTIFICATE-----");
    }

    Trusted.Key key(String name, Instant notAfter) {
        int begin = text.indexOf(KEY_BEGIN);
        int end = text.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw new UntrustedException(file
                    + (text.contains("PRIVATE KEY-----")
                            ? " holds a private key: it belongs to whoever signs; the public one is needed here"
                            : " holds neither a public key nor a certificate in PEM"));
        }
        if (text.indexOf(KEY_BEGIN, end) >= 0) {
            throw new UntrustedException(file + " holds several public keys; each needs a file of its own");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            Ecdsa.algorithm(key);
            return new Trusted.Key(name, notAfter, key, Ecdsa.fingerprint(key));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            throw new UntrustedException(file + " holds no public key of P-256, P-384 or P-521");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has EC", e);
        }
    }

    Trusted.Authority authority(String name, Instant notAfter) {
        List<X509Certificate> roots = new ArrayList<>();
        List<X509Certificate> others = new ArrayList<>();
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .forEach(certificate -> {
                        X509Certificate one = (X509Certificate) certificate;
                        (Chain.signed(one, one) ? roots : others).add(one);
                    });
        } catch (CertificateException e) {
            throw new UntrustedException(file + " holds a certificate that can't be read");
        }
        if (roots.isEmpty()) {
            throw new UntrustedException(file + " holds no root: the certificate of an authority that signed itself");
        }
        return new Trusted.Authority(name, notAfter, roots, others);
    }
}
