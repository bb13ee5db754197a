package io.ocellus.signature;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a signature says of its signer; by itself a reason for nothing. */
sealed interface Material {

    /**
     * A bare key.
     *
     * @param fingerprint of the public key, as in {@link Trusted.Key}; empty where an older tool left it out
     */
    record OfKey(String fingerprint) implements Material {}

    /**
     * A certificate.
     *
     * @param certificates the signer's first, then those of authorities
     */
    record OfCertificate(List<X509Certificate> certificates) implements Material {

        X509Certificate signer() {
            return certificates.getFirst();
        }
    }
}
