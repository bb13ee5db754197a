package io.ocellus.mqtt;

import java.security.cert.CertificateException;

/** The broker vouches for itself, and nobody here vouches for it. */
final class SelfSignedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    SelfSignedException(CertificateException cause) {
        super("self-signed", cause);
    }
}
