package io.ocellus.signature;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signer's certificate, those that lead to a root, and the root. Found link by link without ever going back, so that a bundle
 * full of look-alikes costs no more than the square of their number; then validated by the JDK (PKIX, RFC 5280).
 */
record Chain(List<X509Certificate> path, X509Certificate root) {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String ANY_USAGE = "2.5.29.37.0";

    /** The chain from the signer's certificate; null where it leads to none of the roots. */
    static @Nullable Chain find(List<X509Certificate> said, List<X509Certificate> known, List<X509Certificate> roots) {
        List<X509Certificate> path = new ArrayList<>(List.of(said.getFirst()));
        List<X509Certificate> others = new ArrayList<>(said.subList(1, said.size()));
        others.addAll(known);
        while (true) {
            X509Certificate last = path.getLast();
            X509Certificate root = issuer(last, roots);
            if (root != null) {
                return new Chain(path, root);
            }
            X509Certificate next = issuer(last, others);
            if (next == null) {
                return null;
            }
            others.remove(next);
            path.add(next);
        }
    }

    private static @Nullable X509Certificate issuer(X509Certificate of, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(candidate -> signed(candidate, of))
                .findFirst()
                .orElse(null);
    }

    /** Whether the key in the first certificate signed the second. */
    static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Throws where it does not entitle its signer to sign at this time. */
    void validate(Instant now) {
        path.forEach(certificate -> requireTime(certificate, now));
        requireTime(root, now);
        requireSigning(path.getFirst());
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false); // a gateway may reach nobody who could be asked
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException e) {
            throw new UntrustedException(
                    "is signed by " + name(path.getFirst()) + ", whose chain breaks a rule of PKIX: "
                            + e.getReason().toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        } catch (GeneralSecurityException e) {
            throw new UntrustedException("is signed by " + name(path.getFirst()) + ", whose chain can't be validated");
        }
    }

    private static void requireTime(X509Certificate certificate, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new UntrustedException("has a certificate chain that has expired: " + name(certificate)
                    + " was valid until " + certificate.getNotAfter().toInstant());
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new UntrustedException(
                    "has a certificate chain that is not valid yet: " + name(certificate) + " is valid from "
                            + certificate.getNotBefore().toInstant() + " on; is this gateway's clock right?");
        }
    }

    /**
     * Key usage must allow signatures or, where it is not said, extended key usage must name code signing. Where extended usage is
     * said, it must not be something else only: a web server's certificate from the same authority signs no models.
     */
    private static void requireSigning(X509Certificate signer) {
        boolean[] usage = signer.getKeyUsage();
        boolean signs = usage != null && usage[0];
        try {
            List<String> extended = signer.getExtendedKeyUsage();
            boolean code = extended != null && (extended.contains(CODE_SIGNING) || extended.contains(ANY_USAGE));
            if (code || (signs && extended == null)) {
                return;
            }
        } catch (CertificateParsingException e) {
            // nobody knows what it may do
        }
        throw new UntrustedException("is signed by " + name(signer) + ", whose certificate is not for signing code");
    }

    static String name(X509Certificate certificate) {
        return Shown.quoted(certificate.getSubjectX500Principal().getName());
    }
}
