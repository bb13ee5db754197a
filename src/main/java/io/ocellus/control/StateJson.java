package io.ocellus.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** {@link Memory} and {@link Walk} as they stand in a {@link StateFile}. What can't be understood is empty. */
public final class StateJson {

    private StateJson() {}

    public static ObjectNode of(Memory memory) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", memory.version()).put("digest", memory.digest());
        if (memory.outcome() != null) {
            json.put("outcome", memory.outcome());
        }
        return json.put("clock_floor", memory.clockFloor().toString());
    }

    public static Optional<Memory> memory(JsonNode json) {
        return instant(json, "clock_floor")
                .filter(_ -> json.path("version").canConvertToLong()
                        && json.path("digest").isTextual())
                .map(floor -> new Memory(
                        json.path("version").longValue(),
                        json.path("digest").textValue(),
                        json.path("outcome").textValue(),
                        floor));
    }

    public static ObjectNode of(Walk walk) {
        Goal goal = walk.goal();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", name(walk)).put("version", goal.version()).put("digest", goal.digest());
        json.put("classifier", goal.classifier()).put("model", goal.model());
        json.put("expires", goal.expires().toString());
        switch (walk) {
            case Walk.Going going -> json.put("deaths", going.deaths());
            case Walk.Rejected rejected -> json.put("code", rejected.code());
            case Walk.RolledBack undone -> json.put("code", undone.code());
            case Walk.Committed _, Walk.Superseded _ -> {}
        }
        return json;
    }

    public static Optional<Walk> walk(JsonNode json) {
        int deaths = json.path("deaths").asInt(0);
        String code = json.path("code").asText("");
        return goal(json).flatMap(goal -> switch (json.path("state").asText("")) {
            case "received" -> Optional.of(new Walk.Received(goal, deaths));
            case "fetched" -> Optional.of(new Walk.Fetched(goal, deaths));
            case "verified" -> Optional.of(new Walk.Verified(goal, deaths));
            case "tried" -> Optional.of(new Walk.Tried(goal, deaths));
            case "probation" -> Optional.of(new Walk.Probation(goal, deaths));
            case "committed" -> Optional.of(new Walk.Committed(goal));
            case "rejected" -> Optional.of(new Walk.Rejected(goal, code));
            case "rolledBack" -> Optional.of(new Walk.RolledBack(goal, code));
            case "superseded" -> Optional.of(new Walk.Superseded(goal));
            default -> Optional.empty();
        });
    }

    /** As {@code reported} says it. */
    public static String name(Walk walk) {
        return switch (walk) {
            case Walk.Received _ -> "received";
            case Walk.Fetched _ -> "fetched";
            case Walk.Verified _ -> "verified";
            case Walk.Tried _ -> "tried";
            case Walk.Probation _ -> "probation";
            case Walk.Committed _ -> "committed";
            case Walk.Rejected _ -> "rejected";
            case Walk.RolledBack _ -> "rolledBack";
            case Walk.Superseded _ -> "superseded";
        };
    }

    private static Optional<Goal> goal(JsonNode json) {
        boolean whole = json.path("version").canConvertToLong()
                && json.path("digest").isTextual()
                && json.path("classifier").isTextual()
                && json.path("model").isTextual();
        return instant(json, "expires")
                .filter(_ -> whole)
                .map(expires -> new Goal(
                        json.path("version").longValue(),
                        json.path("digest").textValue(),
                        json.path("classifier").textValue(),
                        json.path("model").textValue(),
                        expires));
    }

    private static Optional<Instant> instant(JsonNode json, String field) {
        try {
            return Optional.of(Instant.parse(json.path(field).asText("")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
