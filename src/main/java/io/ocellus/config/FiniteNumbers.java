package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * JSON knows no infinite number, but a parser makes one of {@code 1e999}, and no limit of the schema holds it: it can't even be
 * compared. YAML's reader takes such a word for text.
 */
final class FiniteNumbers {

    private FiniteNumbers() {}

    /**
     * Tells of each number that is none in {@code document}, which is left as it is.
     *
     * @return a copy in which they are null
     */
    static JsonNode in(JsonNode document, Place place, Problems problems) {
        JsonNode copy = document.deepCopy();
        return isBeyond(copy, place, problems) ? NullNode.getInstance() : copy;
    }

    private static boolean isBeyond(JsonNode node, Place place, Problems problems) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    if (isBeyond(field.getValue(), place.child(field.getKey()), problems)) {
                        field.setValue(NullNode.getInstance());
                    }
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (isBeyond(array.get(i), place.item(i), problems)) {
                        array.setNull(i);
                    }
                }
            }
            default -> {
                if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
                    problems.add(place, "must be a number within the bounds of a double");
                    return true;
                }
            }
        }
        return false;
    }
}
