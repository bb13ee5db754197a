package io.ocellus.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.report.AgentState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises that somebody overwrote this gateway's state: the will of an older session, which a broker may publish long
 * after a new one came up, or a hand that cleared the topic.
 */
final class LateWill {

    private static final Set<String> STATES = Arrays.stream(AgentState.Phase.values())
            .map(phase -> phase.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final ObjectMapper json = new ObjectMapper();
    private final String session;

    LateWill(String session) {
        this.session = session;
    }

    /** Why a state message contradicts this session, so that its own state must be said again; empty where it does not. */
    Optional<String> objection(String payload) {
        if (payload.isEmpty()) {
            return Optional.of("the state was cleared");
        }
        try {
            JsonNode event = json.readTree(payload);
            String state = event.path("data").path("state").asText();
            if (!STATES.contains(state)) {
                return Optional.of("the state was overwritten by what is none");
            }
            boolean said = event.path("session").asText().equals(session)
                    && event.path("seq").asLong() > 0;
            return state.equals("offline") && !said
                    ? Optional.of("the state was overwritten by another session's end")
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("the state was overwritten by what is not JSON");
        }
    }
}
