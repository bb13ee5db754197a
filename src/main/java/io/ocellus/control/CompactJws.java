package io.ocellus.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.control.Refusal.Code;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Verifies a compact JWS (RFC 7515, section 5.2) with EdDSA over Ed25519 (RFC 8037, section 3.1). Only the header is parsed before
 * the signature holds, and nothing in it says which algorithm or key to use but {@code kid}, which picks one of the trusted keys.
 */
final class CompactJws {

    static final String TYPE = "ocellus-desired+jws";

    /** Each brings a key of its own, or asks for what a reader must understand (RFC 7515, section 4.1; RFC 7797). */
    private static final List<String> REFUSED = List.of("jwk", "jku", "x5u", "x5c", "crit", "b64");

    /** The bytes that were signed, and by whom. */
    static final class Verified {

        final byte[] payload;
        final String signer;

        Verified(byte[] payload, String signer) {
            this.payload = payload;
            this.signer = signer;
        }
    }

    private final StrictJson json;
    private final List<ConfigKey> keys;

    CompactJws(StrictJson json, List<ConfigKey> keys) {
        this.json = json;
        this.keys = List.copyOf(keys);
    }

    Verified verify(byte[] received, Instant now) throws RefusedException {
        String[] parts = new String(received, StandardCharsets.ISO_8859_1).split("\\.", -1);
        if (parts.length != 3) {
            throw new RefusedException(Code.MALFORMED, "is neither a JSON object nor a compact JWS of three parts");
        }
        ConfigKey key = key(json.object("has a header that ", bytes(parts[0])), now);
        byte[] payload = bytes(parts[1]);
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!holds(key, signed, bytes(parts[2]))) {
            throw new RefusedException(
                    Code.WRONG_SIGNATURE,
                    "is not what " + key.name() + " signed: it was changed, or signed with another key");
        }
        return new Verified(payload, key.name());
    }

    private ConfigKey key(JsonNode header, Instant now) throws RefusedException {
        for (String name : REFUSED) {
            if (header.has(name)) {
                throw new RefusedException(
                        Code.WRONG_SIGNATURE, "has " + name + " in its header; only alg, typ and kid are understood");
            }
        }
        if (!"EdDSA".equals(header.path("alg").textValue())) {
            throw new RefusedException(Code.WRONG_SIGNATURE, "must be signed with alg EdDSA, and nothing else");
        }
        if (!TYPE.equals(header.path("typ").textValue())) {
            throw new RefusedException(Code.WRONG_SIGNATURE, "must say typ " + TYPE + " in its header");
        }
        ConfigKey key = keys.stream()
                .filter(one -> one.name().equals(header.path("kid").textValue()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        Code.UNKNOWN_KEY,
                        "must name in kid one that local.trust lets sign configuration: "
                                + keys.stream().map(ConfigKey::name).toList()));
        if (now.isAfter(key.notAfter())) {
            throw new RefusedException(
                    Code.UNKNOWN_KEY, "is signed by " + key.name() + ", who was believed until " + key.notAfter());
        }
        return key;
    }

    private static boolean holds(ConfigKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key.key());
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // of a wrong length, or no point of the curve
        }
    }

    /** Base64url in its one canonical form (RFC 7515, section 2): no padding, no stray bits in the last character. */
    private static byte[] bytes(String part) throws RefusedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new RefusedException(Code.MALFORMED, "holds a part that is not base64url without padding");
    }
}
