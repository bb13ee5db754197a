package io.ocellus.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads a Sigstore bundle v0.3 (JSON) with a DSSE envelope in it. Nothing is believed here. */
final class EnvelopeReader {

    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final int MOST_CERTIFICATES = 16;
    private static final int LARGEST_SIGNATURE = 512;

    private final StrictJson json;

    EnvelopeReader(StrictJson json) {
        this.json = json;
    }

    Envelope read(byte[] file) {
        JsonNode bundle = json.object("the file", file);
        String type = StrictJson.text(bundle, "mediaType");
        if (!type.equals(BUNDLE)) {
            throw new UntrustedException(
                    "is of type " + Shown.quoted(type) + ", only " + Shown.quoted(BUNDLE) + " is read");
        }
        JsonNode envelope = bundle.path("dsseEnvelope");
        JsonNode signatures = envelope.path("signatures");
        if (!signatures.isArray() || signatures.size() != 1) {
            throw new UntrustedException("must have one signature in dsseEnvelope, has " + signatures.size());
        }
        byte[] signature = StrictJson.bytes(signatures.get(0), "sig");
        if (signature.length > LARGEST_SIGNATURE) {
            throw new UntrustedException("has a signature of " + signature.length + " bytes, none is so long");
        }
        return new Envelope(
                StrictJson.text(envelope, "payloadType"),
                StrictJson.bytes(envelope, "payload"),
                signature,
                material(bundle.path("verificationMaterial")));
    }

    private static Material material(JsonNode material) {
        if (material.path("publicKey").isObject()) {
            return new Material.OfKey(material.path("publicKey").path("hint").asText());
        }
        JsonNode chain = material.path("x509CertificateChain").path("certificates");
        if (chain.isArray() && !chain.isEmpty()) {
            return new Material.OfCertificate(certificates(chain));
        }
        throw new UntrustedException(
                material.has("certificate")
                        ? "is signed without a key of its own (Sigstore's keyless method); only keys and certificate chains are taken"
                        : "says neither a key nor a certificate chain");
    }

    private static List<X509Certificate> certificates(JsonNode chain) {
        if (chain.size() > MOST_CERTIFICATES) {
            throw new UntrustedException(
                    "has a chain of " + chain.size() + " certificates, at most " + MOST_CERTIFICATES + " are read");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (JsonNode one : chain) {
            byte[] der = StrictJson.bytes(one, "rawBytes");
            try {
                certificates.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException e) {
                throw new UntrustedException("has a certificate that can't be read");
            }
        }
        return certificates;
    }
}
