package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Error;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what the schema refuses into problems: from keyword, place and the schema's argument, never in the library's words. */
final class Sentences {

    /** The keywords that can fail, and so need a sentence. */
    static final Set<String> KEYWORDS = Set.of(
            "type",
            "required",
            "additionalProperties",
            "propertyNames",
            "enum",
            "pattern",
            "minLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "minItems",
            "maxItems",
            "minProperties");

    private final ConfigSchema schema;
    private final JsonNode document;
    private final Place root;
    private final Problems problems;
    private final Set<String> namesTold = new HashSet<>();

    Sentences(ConfigSchema schema, JsonNode document, Place root, Problems problems) {
        this.schema = schema;
        this.document = document;
        this.root = root;
        this.problems = problems;
    }

    void tell(Error error) {
        JsonNode rule = schema.at(error.getSchemaLocation());
        Place place = root.at(error.getInstanceLocation(), document);
        JsonNode value = document.at(error.getInstanceLocation());
        String keyword = error.getKeyword();
        if (keyword == null) {
            unknownField(error, place);
        } else if (error.getEvaluationPath().contains("/propertyNames/")) {
            if (namesTold.add(error.getInstanceLocation())) {
                badNames(rule, place, value);
            }
        } else if (keyword.equals("required")) {
            rule.path(keyword).forEach(name -> {
                if (!value.has(name.textValue())) {
                    tellOnce(place.child(name.textValue()), "is missing");
                }
            });
        } else {
            boolean hidden = rule.path("writeOnly").booleanValue() || wantsStructure(keyword, rule);
            tellOnce(
                    place,
                    demand(keyword, rule) + ", is " + (hidden ? Shown.kind(value) : is(keyword, value))
                            + (hidden ? "" : meant(keyword, rule, value)));
        }
    }

    /** One sentence a place: where YAML already had something to say, the schema's view of the rest helps nobody. */
    private void tellOnce(Place place, String sentence) {
        if (!problems.tellOf(place)) {
            problems.add(place, sentence);
        }
    }

    /** A field that {@code additionalProperties: false} refuses; the library names no keyword there. */
    private void unknownField(Error error, Place place) {
        String location = error.getSchemaLocation();
        JsonNode owner = schema.at(location.substring(0, location.lastIndexOf('/')));
        List<String> known = List.copyOf(ConfigSchema.names(owner.path("properties")));
        String hint = NearestName.hint(place.segment(), known);
        if (owner.path("writeOnly").booleanValue() && hint.isEmpty()) {
            Place secret = place.parent() == null ? place : place.parent();
            tellOnce(secret, "must be " + owner.path("title").textValue() + ", has another field");
            return;
        }
        tellOnce(place, "is not a known field" + (hint.isEmpty() ? "; known are " + String.join(", ", known) : hint));
    }

    /** The library reports each bad name with the mapping's place and not its own, so all of a mapping are told at the first. */
    private void badNames(JsonNode rule, Place place, JsonNode value) {
        Pattern pattern = Pattern.compile(rule.path("pattern").textValue());
        for (String name : ConfigSchema.names(value)) {
            if (!pattern.matcher(name).find()) {
                tellOnce(
                        place.child(name),
                        "the name must be " + rule.path("title").textValue());
            }
        }
    }

    /** Text in place of a mapping or list is often a URL or password that was meant to be inside. */
    private static boolean wantsStructure(String keyword, JsonNode rule) {
        return keyword.equals("type")
                && List.of("object", "array").contains(rule.path("type").asText());
    }

    private static String demand(String keyword, JsonNode rule) {
        JsonNode argument = rule.path(keyword);
        String title = rule.path("title").asText("");
        return switch (keyword) {
            case "type" -> "must be " + (title.isEmpty() ? type(argument.textValue()) : title);
            case "pattern" -> "must be " + title;
            case "enum" -> "must be " + Shown.alternatives(choices(rule));
            case "minLength" -> title.isEmpty() ? "must have text" : "must be " + title;
            case "minimum" -> "must be at least " + argument.asText();
            case "exclusiveMinimum" -> "must be greater than " + argument.asText();
            case "maximum" -> "must be at most " + argument.asText();
            case "minItems", "maxItems" ->
                title.isEmpty()
                        ? "must have at " + (keyword.equals("minItems") ? "least " : "most ") + argument.asText()
                                + " items"
                        : "must be " + title;
            case "minProperties" -> "must have at least " + argument.asText() + " entry";
            default -> throw new IllegalStateException("no sentence for the schema's keyword " + keyword);
        };
    }

    private static String is(String keyword, JsonNode value) {
        return switch (keyword) {
            case "minLength", "minProperties" -> "empty";
            case "minItems", "maxItems" -> "a list of " + value.size();
            default -> Shown.value(value);
        };
    }

    private static String meant(String keyword, JsonNode rule, JsonNode value) {
        if (keyword.equals("enum") && value.isTextual()) {
            return NearestName.hint(value.textValue(), choices(rule));
        }
        boolean wantsText = keyword.equals("type") && rule.path("type").asText().equals("string") && !rule.has("title");
        return wantsText && (value.isNumber() || value.isBoolean()) ? "; put it in quotes" : "";
    }

    private static List<String> choices(JsonNode rule) {
        List<String> choices = new ArrayList<>();
        rule.path("enum").forEach(choice -> choices.add(choice.asText()));
        return choices;
    }

    private static String type(String name) {
        return switch (name) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "text";
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> throw new IllegalStateException("no word for the schema's type " + name);
        };
    }
}
