package io.ocellus.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.config.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What surrounds the spec in a document (DESIGN 4.3), with every error at its JSON pointer. */
final class DesiredFields {

    /** The largest whole number that a JSON reader with doubles keeps (RFC 8259, section 6). */
    static final long LAST_VERSION = (1L << 53) - 1;

    private static final Set<String> KNOWN = Set.of("version", "target", "issued", "expires", "spec");

    private final List<Problem> problems = new ArrayList<>();
    private final long version;
    private final String target;
    private final Instant issued;
    private final Instant expires;
    private final JsonNode spec;

    DesiredFields(JsonNode document) {
        document.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                tell(name, "is not known here; a document has version, target, issued, expires and spec");
            }
        });
        JsonNode number = document.path("version");
        version = number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : 0;
        if (version < 1 || version > LAST_VERSION) {
            tell("version", "must be a whole number from 1 to " + LAST_VERSION);
        }
        target = document.path("target").asText("");
        if (!document.path("target").isTextual()) {
            tell("target", "must be the gateway as text: plant7/gw12");
        }
        issued = instant(document, "issued");
        expires = instant(document, "expires");
        spec = document.path("spec");
        if (!spec.isObject()) {
            tell("spec", "must be an object");
        }
        if (problems.isEmpty() && !expires.isAfter(issued)) {
            tell("expires", "must be later than issued");
        }
    }

    private Instant instant(JsonNode document, String name) {
        try {
            return Instant.parse(document.path(name).asText(""));
        } catch (DateTimeException e) {
            tell(name, "must be a time as in RFC 3339: 2026-11-24T06:00:00Z");
            return Instant.EPOCH;
        }
    }

    private void tell(String name, String sentence) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        problems.add(new Problem(pointer, shown.replaceAll("\\p{Cntrl}", "?"), 0, sentence));
    }

    void throwIfAny() throws RefusedException {
        if (!problems.isEmpty()) {
            throw DesiredReader.invalid(problems);
        }
    }

    long version() {
        return version;
    }

    String target() {
        return target;
    }

    Instant issued() {
        return issued;
    }

    Instant expires() {
        return expires;
    }

    JsonNode spec() {
        return spec;
    }
}
