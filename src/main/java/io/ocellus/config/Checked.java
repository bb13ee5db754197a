package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Error;
import java.util.List;

/**
 * A document after the schema's check: what the schema refused is told and left out, so that the readers after it can look at all
 * the rest and everything is told at once.
 */
final class Checked {

    private Checked() {}

    /**
     * Tells what the schema refuses in {@code document}, which is left as it is.
     *
     * @return a copy in which refused fields are missing and refused items of lists are null
     */
    static JsonNode against(ConfigSchema schema, String part, JsonNode document, Place root, Problems problems) {
        List<Error> errors = schema.errors(part, document);
        Sentences sentences = new Sentences(schema, document, root, problems);
        errors.forEach(sentences::tell);
        JsonNode rest = document.deepCopy();
        for (Error error : errors) {
            boolean whole = !"required".equals(error.getKeyword())
                    && !error.getEvaluationPath().contains("/propertyNames/");
            if (whole) {
                rest = without(rest, error.getInstanceLocation());
            }
        }
        return rest;
    }

    private static JsonNode without(JsonNode document, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (last < 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        String segment = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
        switch (document.at(pointer.substring(0, last))) {
            case ObjectNode object -> object.remove(segment);
            case ArrayNode array -> array.set(Integer.parseInt(segment), array.nullNode());
            default -> {} // Its parent was left out before it.
        }
        return document;
    }
}
