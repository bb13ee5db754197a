package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all readers of one document share.
 *
 * @param folder relative paths start here
 * @param environment where {@code {env: NAME}} looks
 */
record Reading(ConfigSchema schema, Problems problems, Path folder, Map<String, String> environment) {

    Fields fields(Place place, JsonNode node, String definition) {
        return new Fields(place, node, schema.defaults(definition));
    }

    @Nullable
    Path optionalPath(Fields fields, String name) {
        String text = fields.optionalText(name);
        return text == null ? null : path(fields.place(name), text);
    }

    Path path(Place place, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            problems.add(place, "is not a path");
            return folder;
        }
    }
}
