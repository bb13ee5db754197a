package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.mqtt.Topics;
import io.ocellus.report.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The newest that was heard of each view, as rows of a table. For one thread. */
final class WatchBoard {

    static final List<String> HEADER = List.of("VIEW", "LABEL", "CONFIDENCE", "VERIFIED", "AGE", "STATE");
    static final int[] WIDTHS = {36, 26, 10, 26, 8, 12};

    /** More than anybody reads: anybody may publish under made-up names. */
    private static final int MOST_VIEWS = 1000;

    private static final String UNKNOWN = "-";

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, String> states = new HashMap<>();

    private record Row(String camera, String label, String confidence, String verified, String age) {

        Row withResult(JsonNode data) {
            return new Row(
                    camera,
                    data.path("label").asText(UNKNOWN),
                    String.format(Locale.ROOT, "%.2f", data.path("p").asDouble()),
                    verified,
                    data.path("age_ms").asLong() + " ms");
        }

        Row withVerified(JsonNode data) {
            return new Row(camera, label, confidence, data.path("label").asText(UNKNOWN), age);
        }
    }

    /**
     * Takes a message in; what is not about a camera or a view is left aside.
     *
     * @param message the payload; missing where it is empty, because the topic was cleared
     */
    void note(String topic, JsonNode message) {
        Topics.parse(topic).ifPresent(place -> note(place, message));
    }

    private void note(Topics.Place place, JsonNode message) {
        Channel channel = place.channel();
        String camera = place.node().site() + "/" + place.node().node() + "/" + channel.camera();
        String view = camera + "/" + channel.view();
        JsonNode data = message.path("data");
        if (!rows.containsKey(view) && Math.max(rows.size(), states.size()) >= MOST_VIEWS) {
            return;
        }
        switch (channel.kind()) {
            case CAMERA_STATE -> states.put(camera, data.path("state").asText(UNKNOWN));
            case RESULT -> rows.put(view, row(camera, view).withResult(data));
            case LABEL -> {
                if (data.isMissingNode()) {
                    rows.remove(view);
                } else {
                    rows.put(view, row(camera, view).withVerified(data));
                }
            }
            case STATE, BIRTH, METRICS, EVENT -> {}
        }
    }

    private Row row(String camera, String view) {
        return rows.getOrDefault(view, new Row(camera, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN));
    }

    /** A row a view, by name. */
    List<List<String>> rows() {
        return rows.entrySet().stream()
                .map(entry -> cells(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<String> cells(String view, Row row) {
        String state = states.getOrDefault(row.camera(), UNKNOWN);
        return List.of(view, row.label(), row.confidence(), row.verified(), row.age(), state);
    }
}
