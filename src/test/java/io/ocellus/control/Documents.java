package io.ocellus.control;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Documents and keys for tests; jose4j signs, so that the reader is held against another implementation. */
final class Documents {

    static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    static final KeyPair OPS = pair();
    static final KeyPair STRANGER = pair();
    static final List<ConfigKey> KEYS = List.of(new ConfigKey("ops", OPS.getPublic(), NOW.plusSeconds(3600)));

    private Documents() {}

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(String version, String spec) {
        return "{\"version\":" + version + ",\"target\":\"plant7/gw12\",\"issued\":\"2026-11-24T05:00:00Z\","
                + "\"expires\":\"2026-11-25T05:00:00Z\",\"spec\":" + spec + "}";
    }

    static JsonWebSignature jws(String payload, KeyPair pair) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(payload);
        jws.setKey(pair.getPrivate());
        jws.setAlgorithmHeaderValue("EdDSA");
        jws.setHeader("typ", CompactJws.TYPE);
        jws.setKeyIdHeaderValue("ops");
        return jws;
    }

    static byte[] compact(JsonWebSignature jws) {
        try {
            return bytes(jws.getCompactSerialization());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static DesiredReader reader(List<ConfigKey> keys) {
        return new DesiredReader(
                "plant7/gw12", keys, node -> new io.ocellus.config.Spec(new TreeMap<>(), new TreeMap<>()));
    }
}
