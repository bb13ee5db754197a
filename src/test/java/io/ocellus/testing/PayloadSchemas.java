package io.ocellus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The contract of the payloads: every test that publishes has them checked here. */
public final class PayloadSchemas {

    /** The names of the schema files, the common envelope first. */
    public static final List<String> NAMES =
            List.of("envelope", "result", "label", "state", "birth", "camera", "event", "metrics");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Validator VALIDATOR = validator();

    private PayloadSchemas() {}

    private static Validator validator() {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .createValidator();
        for (String name : NAMES) {
            validator.registerSchema(read(name));
        }
        return validator;
    }

    /** A schema file's content. */
    public static JsonNode read(String name) {
        try (InputStream file = PayloadSchemas.class.getResourceAsStream("/io/ocellus/mqtt/schema/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no schema " + name);
            }
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("the schema " + name + " is not readable", e);
        }
    }

    /** What is wrong with a payload by the schema that its {@code type} names; empty when it is valid. */
    public static synchronized List<String> problems(String payload) {
        JsonNode event;
        try {
            event = JSON.readTree(payload);
        } catch (IOException e) {
            return List.of("not JSON: " + payload);
        }
        String[] type = event.path("type").asText().split("\\.", -1);
        if (type.length != 4 || !NAMES.contains(type[2])) {
            return List.of("no schema for the type of " + payload);
        }
        Validator.Result result = VALIDATOR.validate(URI.create("urn:ocellus:message:" + type[2] + ":v1"), event);
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError() + " in " + payload)
                .toList();
    }

    public static void assertValid(String payload) {
        assertThat(problems(payload)).isEmpty();
    }
}
