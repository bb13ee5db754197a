package io.ocellus.signature;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;

/** Whose signatures are believed, and until when. */
public sealed interface Trusted {

    /** How sentences call it. */
    String name();

    /** From then on it is believed no more. */
    Instant notAfter();

    /**
     * Whoever has a private key.
     *
     * @param key its public key
     * @param fingerprint SHA-256 over the public key's PEM text, as {@code model-signing} computes it
     */
    record Key(String name, Instant notAfter, ECPublicKey key, String fingerprint) implements Trusted {}

    /**
     * Whoever has a certificate from an authority.
     *
     * @param roots certificates that signed themselves; at least one
     * @param others certificates by which a chain may lead to a root
     */
    record Authority(String name, Instant notAfter, List<X509Certificate> roots, List<X509Certificate> others)
            implements Trusted {

        public Authority {
            roots = List.copyOf(roots);
            others = List.copyOf(others);
        }
    }

    /**
     * Reads a PEM file: one public key, or the certificates of an authority.
     *
     * @throws UntrustedException where it holds neither
     */
    static Trusted read(String name, Path file, Instant notAfter) {
        PemFile pem = PemFile.read(file);
        return pem.holdsCertificates() ? pem.authority(name, notAfter) : pem.key(name, notAfter);
    }

    /**
     * Reads a PEM file with one public key.
     *
     * @throws UntrustedException where it holds none
     */
    static Trusted key(String name, Path file, Instant notAfter) {
        return PemFile.read(file).key(name, notAfter);
    }

    /**
     * Reads a PEM file with an authority's certificates.
     *
     * @throws UntrustedException where it holds no root
     */
    static Trusted authority(String name, Path file, Instant notAfter) {
        return PemFile.read(file).authority(name, notAfter);
    }
}
