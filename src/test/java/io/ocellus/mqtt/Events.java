package io.ocellus.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.testing.Subscriber.Received;
import java.util.List;

/** Reads what a subscriber got. */
final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    static JsonNode parse(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }

    static List<JsonNode> on(List<Received> received, String topicEnd) {
        return received.stream()
                .filter(message ->
                        message.topic().endsWith(topicEnd) && !message.payload().isEmpty())
                .map(message -> parse(message.payload()))
                .toList();
    }

    static String state(JsonNode event) {
        return event.path("data").path("state").asText();
    }
}
