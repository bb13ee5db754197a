package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes {@link PublishSpec} from what is said for all, for a camera and for a view; what is nearer wins, field by field. */
final class PublishReader {

    private PublishReader() {}

    /** {@code near} over {@code far}; either may be missing. */
    static JsonNode merged(JsonNode far, JsonNode near) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        far.forEachEntry(merged::set);
        near.forEachEntry(merged::set);
        return merged;
    }

    static PublishSpec read(Fields publish) {
        return new PublishSpec(
                publish.choice("policy", PublishSpec.Policy.class),
                publish.duration("interval"),
                publish.duration("heartbeat"),
                publish.choice("detail", PublishSpec.Detail.class),
                publish.number("min_confidence"),
                publish.number("smoothing"),
                publish.whole("consecutive"),
                publish.duration("label_ttl"));
    }
}
