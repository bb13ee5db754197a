package io.ocellus.signature;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Believes signatures of those who are trusted, and of nobody else. The signature is verified over the bytes as they came, before
 * anything in them is parsed. For any number of threads.
 */
public final class SignatureVerifier {

    /** Of a signature's file, in bytes. */
    public static final int LARGEST = 8 << 20;

    private final List<Trusted> trusted;
    private final InstantSource clock;
    private final EnvelopeReader envelopes;
    private final StatementReader statements;

    /**
     * Makes one.
     *
     * @param clock against which certificates and trust expire
     */
    public SignatureVerifier(List<Trusted> trusted, InstantSource clock) {
        this.trusted = List.copyOf(trusted);
        this.clock = clock;
        StrictJson json = new StrictJson();
        this.envelopes = new EnvelopeReader(json);
        this.statements = new StatementReader(json);
    }

    /**
     * Verifies a signature.
     *
     * @param file what the signature's file holds
     * @throws UntrustedException where it is not believed; the sentence is about the file
     */
    public SignedFiles verify(byte[] file) {
        if (file.length > LARGEST) {
            throw new UntrustedException("is larger than " + LARGEST + " bytes");
        }
        Envelope envelope = envelopes.read(file);
        String signer = switch (envelope.material()) {
            case Material.OfKey key -> verify(envelope, key);
            case Material.OfCertificate certificate -> verify(envelope, certificate);
        };
        return statements.read(envelope, signer);
    }

    /** The names of those who are trusted. */
    public String names() {
        return trusted.stream().map(Trusted::name).collect(Collectors.joining(", "));
    }

    private String verify(Envelope envelope, Material.OfKey said) {
        List<Trusted.Key> keys = trusted.stream()
                .filter(Trusted.Key.class::isInstance)
                .map(Trusted.Key.class::cast)
                .filter(key ->
                        said.fingerprint().isEmpty() || said.fingerprint().equals(key.fingerprint()))
                .toList();
        if (keys.isEmpty()) {
            throw new UntrustedException("is signed with another key (fingerprint "
                    + Shown.shortened(said.fingerprint()) + ") than those that are trusted: " + names());
        }
        for (Trusted.Key key : keys) {
            if (Ecdsa.verifies(key.key(), envelope)) {
                requireTrusted(key, clock.instant());
                return "key " + key.name();
            }
        }
        throw broken(keys.getFirst().name());
    }

    private String verify(Envelope envelope, Material.OfCertificate said) {
        Instant now = clock.instant();
        String name = Chain.name(said.signer());
        for (Trusted one : trusted) {
            if (one instanceof Trusted.Authority authority) {
                Chain chain = Chain.find(said.certificates(), authority.others(), authority.roots());
                if (chain != null) {
                    requireTrusted(authority, now);
                    chain.validate(now);
                    if (!Ecdsa.verifies(said.signer().getPublicKey(), envelope)) {
                        throw broken(name);
                    }
                    return "certificate " + name + " by " + authority.name();
                }
            }
        }
        throw new UntrustedException(
                "is signed by " + name + ", whose certificate leads to no trusted root: " + names());
    }

    private static UntrustedException broken(String signer) {
        return new UntrustedException("was not made by " + signer
                + " for what it holds: the signed content was changed, or the signature is another's");
    }

    private static void requireTrusted(Trusted one, Instant now) {
        if (now.isAfter(one.notAfter())) {
            throw new UntrustedException(
                    "is signed by " + one.name() + ", which is trusted until " + one.notAfter() + " only");
        }
    }
}
