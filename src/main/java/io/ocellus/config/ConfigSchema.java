package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of the configuration, or of another document: what it refuses, what it knows, and its defaults. */
final class ConfigSchema {

    private final JsonNode schema;
    private final Validator validator;

    /** That of the configuration. */
    ConfigSchema() {
        this(() -> ConfigSchema.class.getResourceAsStream("/io/ocellus/config/ocellus.schema.json"));
    }

    /**
     * Another one.
     *
     * @param source opened once
     */
    ConfigSchema(Supplier<? extends @Nullable InputStream> source) {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = source.get()) {
            schema = mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A test validates the schema against its dialect; at run time nothing is looked up, so nothing more need be
        // packaged.
        validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory(mapper))
                .withDisabledSchemaValidation(true)
                .withSchemaResolver(uri -> SchemaResolver.Result.empty())
                .createValidator();
        validator.registerSchema((Object) schema);
    }

    /**
     * @param part {@code #} for the whole document, {@code #/$defs/spec} for a spec by itself
     */
    List<Error> errors(String part, JsonNode document) {
        return validator
                .validate(URI.create(schema.path("$id").textValue() + part), (Object) document)
                .getErrors();
    }

    /** The part of the schema that a location, as an error names it, points to. */
    JsonNode at(String location) {
        return schema.at(location.substring(location.indexOf('#') + 1));
    }

    /** The defaults of an object's fields, by name: those in {@code $defs/<definition>}. */
    ObjectNode defaults(String definition) {
        ObjectNode defaults = JsonNodeFactory.instance.objectNode();
        at("#/$defs/" + definition + "/properties").forEachEntry((name, property) -> {
            if (property.has("default")) {
                defaults.set(name, property.get("default"));
            }
        });
        return defaults;
    }

    static Collection<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
