package io.ocellus.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;

/** Reads JSON that strangers wrote: bounded in depth, no field twice, nothing behind its end. */
final class StrictJson {

    private static final int DEEPEST = 32;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An object; {@code what} is its name in a sentence. */
    JsonNode object(String what, byte[] bytes) {
        JsonNode tree;
        try {
            tree = mapper.readTree(bytes);
        } catch (IOException e) {
            throw new UntrustedException(what + " is not JSON, or is nested too deeply, or has a field twice");
        }
        if (!tree.isObject()) {
            throw new UntrustedException(what + " is not a JSON object");
        }
        return tree;
    }

    /** The text in a field that must be there. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new UntrustedException("has no text in " + field);
        }
        return value.textValue();
    }

    /** The bytes in a field of base64, of either alphabet, that must be there. */
    static byte[] bytes(JsonNode object, String field) {
        String text = text(object, field).replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UntrustedException("has no base64 in " + field);
        }
    }
}
