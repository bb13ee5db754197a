package io.ocellus.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A DSSE envelope (Dead Simple Signing Envelope v1) as a Sigstore bundle holds it. Its arrays are its own. */
final class Envelope {

    private final String payloadType;
    private final byte[] payload;
    private final byte[] signature;
    private final Material material;

    /**
     * Makes one.
     *
     * @param payloadType the payload's media type, which is signed too
     * @param payload the signed bytes; not to be parsed before the signature is believed
     * @param signature ECDSA, DER
     * @param material by what it says that it can be verified
     */
    Envelope(String payloadType, byte[] payload, byte[] signature, Material material) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signature = signature;
        this.material = material;
    }

    String payloadType() {
        return payloadType;
    }

    byte[] payload() {
        return payload;
    }

    byte[] signature() {
        return signature;
    }

    Material material() {
        return material;
    }

    /** The pre-authentication encoding, over which the signature is: type and payload, each with its length in bytes. */
    byte[] signedBytes() {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }
}
