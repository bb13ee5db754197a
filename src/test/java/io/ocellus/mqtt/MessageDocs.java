package io.ocellus.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.testing.PayloadSchemas;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes {@code docs/messages.md} from the schemas of the payloads. */
final class MessageDocs {

    private static final String HEAD = """
            # Messages

            <!-- Generated from src/main/resources/io/ocellus/mqtt/schema/*.json; a test compares them.
                 After a change there: ./mvnw test -Dtest=MessageDocsTest -Ddocs.write=true -->

            Every topic begins with `ocellus/v1/<site>/<node>/`. Every payload has the MQTT 5 content type
            `application/cloudevents+json`; a retained topic that is cleared has none.
            A result in its small form:

            ```json
            {"specversion":"1.0","id":"7f3aq2kd-184467","source":"/ocellus/plant7/gw12/cam/dock1/bay1",
             "type":"io.ocellus.result.v1","time":"2026-11-24T06:00:00.123Z","session":"7f3aq2kd","seq":184467,
             "data":{"label":"scratch","p":0.91,"age_ms":41,"model":"defects-b1@7","executed_on":"NPU"}}
            ```
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private MessageDocs() {}

    static String generate() {
        MessageDocs docs = new MessageDocs();
        docs.overview();
        for (String name : PayloadSchemas.NAMES) {
            docs.section(PayloadSchemas.read(name));
        }
        return docs.out.toString();
    }

    private void overview() {
        out.append("\n| topic | type | retained | QoS |\n|---|---|---|---|\n");
        for (String name : PayloadSchemas.NAMES) {
            JsonNode schema = PayloadSchemas.read(name);
            if (schema.has("x-topic")) {
                out.append("| `%s` | `%s` | %s | %s |\n"
                        .formatted(
                                schema.path("x-topic").asText(),
                                schema.at("/properties/type/const").asText(),
                                schema.path("x-retained").asBoolean() ? "yes" : "no",
                                schema.path("x-qos").asText()));
            }
        }
    }

    private void section(JsonNode schema) {
        out.append("\n## ").append(schema.path("title").asText()).append("\n\n");
        out.append(schema.path("description").asText()).append("\n\n");
        out.append("| field | type | always | meaning |\n|---|---|---|---|\n");
        if (schema.has("x-topic")) {
            fields("data.", schema.at("/properties/data"));
        } else {
            fields("", schema);
        }
    }

    private void fields(String prefix, JsonNode object) {
        Set<String> required = new LinkedHashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties").properties().forEach(field -> {
            JsonNode schema = field.getValue();
            String name = prefix + field.getKey();
            if (schema.has("description")) {
                out.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                name,
                                type(schema),
                                required.contains(field.getKey()) ? "yes" : "",
                                schema.path("description")
                                        .asText()
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")));
            }
            fields(name + ".", schema);
            fields(name + "[].", schema.path("items"));
        });
    }

    private static String type(JsonNode schema) {
        if (schema.has("const")) {
            return "`" + schema.path("const") + "`";
        }
        if (schema.has("enum")) {
            Set<String> values = new LinkedHashSet<>();
            schema.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(", ", values);
        }
        if (schema.has("oneOf")) {
            Set<String> kinds = new LinkedHashSet<>();
            schema.path("oneOf").forEach(kind -> kinds.add(kind.path("type").asText()));
            return String.join(" or ", kinds);
        }
        if (schema.at("/additionalProperties/type").isTextual()) {
            return "object of " + schema.at("/additionalProperties/type").asText() + "s";
        }
        return schema.path("type").asText();
    }
}
