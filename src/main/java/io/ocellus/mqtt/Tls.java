package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The TLS side of the settings. The files are read anew for each connection, so a renewed certificate needs no restart. */
final class Tls {

    /** Protects nothing: the store lives in memory only, but its interface wants a password. */
    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    private Tls() {}

    static SSLSocketFactory socketFactory(MqttSettings settings) throws LinkException {
        KeyManager @Nullable [] keys = keyManagers(settings.certificate(), settings.key());
        TrustManager[] trust = trustManagers(settings.ca());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new LinkException("TLS can't be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trustManagers(@Nullable Path ca) throws LinkException {
        KeyStore authorities = ca == null ? null : authorities(ca);
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities); // null means the JDK's own
            return Arrays.stream(factory.getTrustManagers())
                    .map(verifier -> new BrokerTrust((X509ExtendedTrustManager) verifier))
                    .toArray(TrustManager[]::new);
        } catch (GeneralSecurityException e) {
            throw new LinkException("TLS can't be set up: this Java has no authorities to trust", e);
        }
    }

    private static KeyStore authorities(Path ca) throws LinkException {
        List<X509Certificate> certificates = Pem.certificates("the CA file", ca);
        try {
            KeyStore store = emptyStore();
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca" + i, certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new LinkException("the CA file " + ca + " can't be used", e);
        }
    }

    /** Null means that the client has no certificate. */
    private static KeyManager @Nullable [] keyManagers(@Nullable Path certificate, @Nullable Path key)
            throws LinkException {
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new LinkException("a client certificate needs both files, local.mqtt.certificate and local.mqtt.key");
        }
        X509Certificate[] chain =
                Pem.certificates("the client certificate", certificate).toArray(X509Certificate[]::new);
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("client", Pem.privateKey("the client key", key), IN_MEMORY, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, IN_MEMORY);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new LinkException(
                    "the client certificate " + certificate + " and the key " + key + " can't be used: "
                            + e.getMessage(),
                    e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
