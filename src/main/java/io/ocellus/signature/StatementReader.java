package io.ocellus.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what was signed: an in-toto statement v1 with OMS's predicate. Only for payloads whose signature is believed. */
final class StatementReader {

    private static final String PAYLOAD = "application/vnd.in-toto+json";
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://model_signing/signature/v1.0";
    private static final int MOST_FILES = 10_000;
    private static final int LONGEST_NAME = 1000;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final StrictJson json;

    StatementReader(StrictJson json) {
        this.json = json;
    }

    /** What {@code signer} signed. */
    SignedFiles read(Envelope envelope, String signer) {
        only("payload type", envelope.payloadType(), PAYLOAD);
        JsonNode statement = json.object("what was signed", envelope.payload());
        only("statement type", StrictJson.text(statement, "_type"), STATEMENT);
        only("predicate type", StrictJson.text(statement, "predicateType"), PREDICATE);
        JsonNode predicate = statement.path("predicate");
        JsonNode serialization = predicate.path("serialization");
        only("serialization method", StrictJson.text(serialization, "method"), "files");
        only("hash type", StrictJson.text(serialization, "hash_type"), "sha256");
        MessageDigest root = sha256();
        Map<String, String> digests = digests(predicate.path("resources"), root);
        requireRoot(statement.path("subject"), HexFormat.of().formatHex(root.digest()));
        Set<String> ignored = new HashSet<>();
        serialization.path("ignore_paths").forEach(path -> ignored.add(path.asText()));
        return new SignedFiles(signer, digests, ignored);
    }

    private static void only(String what, String value, String supported) {
        if (!value.equals(supported)) {
            throw new UntrustedException("has the " + what + " " + Shown.quoted(value) + ", only " + supported
                    + " is supported; was it signed as a model?");
        }
    }

    private static Map<String, String> digests(JsonNode resources, MessageDigest root) {
        if (!resources.isArray() || resources.isEmpty() || resources.size() > MOST_FILES) {
            throw new UntrustedException("must name 1 to " + MOST_FILES + " files, names " + resources.size());
        }
        Map<String, String> digests = new HashMap<>();
        for (JsonNode resource : resources) {
            String name = StrictJson.text(resource, "name");
            String digest = StrictJson.text(resource, "digest");
            if (!isWithin(name)) {
                throw new UntrustedException("names " + Shown.quoted(name) + ", which is no path within the folder");
            }
            only("hash algorithm", StrictJson.text(resource, "algorithm"), "sha256");
            if (!DIGEST.matcher(digest).matches()) {
                throw new UntrustedException("has no sha256 for " + Shown.quoted(name));
            }
            if (digests.put(name, digest) != null) {
                throw new UntrustedException("names " + Shown.quoted(name) + " twice");
            }
            root.update(HexFormat.of().parseHex(digest));
        }
        return digests;
    }

    /** Relative, with forward slashes, nothing to be collapsed, nothing that leads upwards. */
    private static boolean isWithin(String name) {
        if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static void requireRoot(JsonNode subject, String digest) {
        boolean one = subject.isArray() && subject.size() == 1;
        if (!one || !subject.get(0).path("digest").path("sha256").asText().equals(digest)) {
            throw new UntrustedException(
                    "contradicts itself: its subject is not the digest of the files that it names");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
