package io.ocellus.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.ocellus.signature.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a manifest against {@code bundle.schema.json} and says what is wrong in sentences of our own. */
final class BundleSchema {

    private final JsonNode schema;
    private final ValidatorFactory validators;

    BundleSchema(ObjectMapper json) {
        try (InputStream in = BundleSchema.class.getResourceAsStream("bundle.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("bundle.schema.json is missing from the program");
            }
            schema = json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        validators = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .withDisabledSchemaValidation(true); // it is ours, and its test checks it
    }

    /** One sentence for each thing that is wrong, each with its place. */
    List<String> problems(JsonNode manifest) {
        Set<String> problems = new LinkedHashSet<>();
        for (Error error :
                validators.validate((Object) schema, (Object) manifest).getErrors()) {
            String at = error.getInstanceLocation();
            String rule = error.getEvaluationPath();
            String title = schema.at(rule.substring(0, Math.max(0, rule.lastIndexOf('/'))))
                    .path("title")
                    .asText();
            String sentence = sentence(error, schema.at(rule), title, manifest.at(at));
            problems.add("bundle.json " + (at.isEmpty() ? "/" : Shown.shortened(at)) + ": " + sentence);
        }
        return new ArrayList<>(problems);
    }

    private static String sentence(Error error, JsonNode rule, String title, JsonNode value) {
        String keyword = error.getKeyword();
        if (keyword == null) {
            return "is not known"; // what "additionalProperties": false forbids has no keyword of its own
        }
        return switch (keyword) {
            case "type" -> "must be of type " + rule.asText() + ", is " + shown(value);
            case "const" -> "must be " + rule + ", is " + shown(value);
            case "enum" -> "must be one of " + rule + ", is " + shown(value);
            case "required" -> missing(rule, value);
            case "pattern" -> "must be " + title + ", is " + shown(value);
            case "minimum" -> "must be at least " + rule + ", is " + shown(value);
            case "maximum" -> "must be at most " + rule + ", is " + shown(value);
            case "exclusiveMinimum" -> "must be greater than " + rule + ", is " + shown(value);
            case "minItems", "minProperties" -> "must have at least " + rule + " entries, has " + value.size();
            case "maxItems", "maxProperties" -> "must have at most " + rule + " entries, has " + value.size();
            case "uniqueItems" -> "must not have an entry twice";
            case "minLength" -> "must not be empty";
            case "maxLength" -> "must have at most " + rule + " characters";
            default -> "breaks the rule " + keyword + " " + rule;
        };
    }

    private static String missing(JsonNode rule, JsonNode value) {
        List<String> names = new ArrayList<>();
        rule.forEach(name -> {
            if (!value.has(name.asText())) {
                names.add(name.asText());
            }
        });
        return "lacks " + String.join(", ", names);
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> Shown.quoted(value.textValue());
            default -> Shown.shortened(value.toString());
        };
    }
}
