package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers for machines: JSON trees, so that no type needs reflection. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** On one line. */
    static String line(JsonNode node) {
        return node.toString();
    }

    /** Over several lines, for an answer that is one document. */
    static String document(JsonNode node) {
        return node.toPrettyString();
    }

    /** A string as JSON, and so as YAML, writes it. */
    static String text(String value) {
        return JsonNodeFactory.instance.textNode(value).toString();
    }
}
