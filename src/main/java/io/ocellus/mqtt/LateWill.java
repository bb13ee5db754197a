package io.ocellus.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Recognises that somebody overwrote this gateway's state: the will of an older session, which a broker may publish long
 * after a new one came up, or a hand that cleared the topic.
 */
final class LateWill {

    private final ObjectMapper json = new ObjectMapper();
    private final String session;

    LateWill(String session) {
        this.session = session;
    }

    /** Whether a state message contradicts this session, so that its own state must be published again. */
    boolean isForeign(String payload) {
        if (payload.isEmpty()) {
            return true;
        }
        try {
            JsonNode event = json.readTree(payload);
            boolean offline = event.path("data").path("state").asText().equals("offline");
            boolean said = event.path("session").asText().equals(session)
                    && event.path("seq").asLong() > 0;
            return offline && !said;
        } catch (JsonProcessingException e) {
            return true;
        }
    }
}
