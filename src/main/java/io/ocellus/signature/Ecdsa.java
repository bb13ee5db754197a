package io.ocellus.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.HexFormat;

/** ECDSA with the curves of OMS, each with the hash that belongs to it. */
final class Ecdsa {

    private static final int PEM_LINE = 64;

    private Ecdsa() {}

    /** The JDK's name of the algorithm; throws {@link IllegalArgumentException} for another curve. */
    static String algorithm(ECPublicKey key) {
        return switch (key.getParams().getOrder().bitLength()) {
            case 256 -> "SHA256withECDSA";
            case 384 -> "SHA384withECDSA";
            case 521 -> "SHA512withECDSA";
            default -> throw new IllegalArgumentException("not a curve of OMS");
        };
    }

    static boolean verifies(PublicKey key, Envelope envelope) {
        if (!(key instanceof ECPublicKey ec)) {
            throw new UntrustedException(
                    "is signed with a key of type " + key.getAlgorithm() + ", only P-256, P-384 and P-521 are taken");
        }
        try {
            Signature signature = Signature.getInstance(algorithm(ec));
            signature.initVerify(key);
            signature.update(envelope.signedBytes());
            return signature.verify(envelope.signature());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // not even the form of a signature by such a key
        }
    }

    /** By which a bundle says whose key it was: SHA-256 over the PEM text that {@code cryptography} and OpenSSL write. */
    static String fingerprint(PublicKey key) {
        String base64 = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
