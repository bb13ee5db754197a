package io.ocellus.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ocellus.control.Refusal.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads JSON as RFC 8259 has it: UTF-8 only, bounded in depth, no field twice, nothing behind its end. */
final class StrictJson {

    static final int DEEPEST = 32;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An object; {@code what} begins the sentence of a refusal, and may be empty. */
    JsonNode object(String what, byte[] bytes) throws RefusedException {
        JsonNode tree;
        try {
            tree = mapper.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new RefusedException(Code.MALFORMED, what + "is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw e.getOriginalMessage().contains("nesting depth")
                    ? new RefusedException(Code.TOO_DEEP, what + "is nested deeper than " + DEEPEST + " levels")
                    : new RefusedException(Code.MALFORMED, what + "holds a number or a name of excessive length");
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    Code.MALFORMED,
                    what + (e.getOriginalMessage().startsWith("Duplicate") ? "has a field twice" : "is not JSON"));
        }
        if (!tree.isObject()) {
            throw new RefusedException(Code.MALFORMED, what + "is not a JSON object");
        }
        return tree;
    }
}
