package io.ocellus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.MqttSettings;
import io.ocellus.config.SettingsReader;
import io.ocellus.mqtt.LinkException;
import io.ocellus.mqtt.Watcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ocellus watch}: what the agents on a broker see, live. */
@Command(
        name = "watch",
        description = "Subscribes to a broker and shows live what its agents see.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final List<String> HEADER = List.of("VIEW", "LABEL", "CONFIDENCE", "VERIFIED", "AGE", "STATE");
    private static final int[] WIDTHS = {36, 26, 10, 26, 8, 12};

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String[]> rows = new TreeMap<>();

    @Option(names = "--broker", paramLabel = "URL", description = "The broker; else the configuration's.")
    private @Nullable String broker;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(
            names = "--topic",
            paramLabel = "FILTER",
            defaultValue = "ocellus/v1/#",
            description = "What to subscribe to; default ${DEFAULT-VALUE}.")
    private String filter = "";

    @Option(names = "--for", paramLabel = "DURATION", description = "End after so long, as in 30s; else by Ctrl-C.")
    private @Nullable Duration limit;

    @Option(names = "--json", description = "Each message's topic and payload as one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws ConfigurationException, LinkException, InterruptedException {
        MqttSettings settings = settings();
        long end = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
        return Interruption.<LinkException>during(interrupted -> {
            try (Watcher watcher = Watcher.open(
                    settings, "ocellus-watch-" + ProcessHandle.current().pid(), filter)) {
                watch(watcher, end, interrupted);
            }
            return 0;
        });
    }

    private MqttSettings settings() throws ConfigurationException {
        MqttSettings named = broker == null
                ? config.read().local().mqtt()
                : SettingsReader.ofSystem()
                        .read("local: {mqtt: {url: " + Json.text(broker) + "}}", Path.of(""))
                        .local()
                        .mqtt();
        if (named == null) {
            throw new UserError(config.path() + " names no broker under local.mqtt");
        }
        return named;
    }

    private void watch(Watcher watcher, long end, CountDownLatch interrupted)
            throws LinkException, InterruptedException {
        LiveTable table = new LiveTable(System.out, LiveTable.onTerminal(), HEADER, WIDTHS);
        long drawn = System.nanoTime();
        while (System.nanoTime() < end && interrupted.getCount() > 0) {
            Watcher.Heard heard = watcher.next(REDRAW);
            if (heard != null && json) {
                System.out.println(
                        Json.line(Json.object().put("topic", heard.topic()).set("payload", payload(heard))));
            } else if (heard != null) {
                note(heard.topic(), payload(heard));
            }
            if (!json && System.nanoTime() - drawn >= REDRAW.toNanos()) {
                drawn = System.nanoTime();
                table.draw(rows.values().stream().map(List::of).toList());
            }
        }
    }

    private JsonNode payload(Watcher.Heard heard) {
        try {
            return mapper.readTree(heard.payload());
        } catch (JsonProcessingException e) {
            return mapper.missingNode();
        }
    }

    /** Topics are {@code ocellus/v1/site/node/cam/camera/view/result}, {@code …/label} and {@code …/cam/camera/state}. */
    private void note(String topic, JsonNode message) {
        String[] levels = topic.split("/", -1);
        boolean ofView = levels.length == 8 && levels[4].equals("cam");
        if (ofView) {
            String id = String.join("/", levels[2], levels[3], levels[5], levels[6]);
            String[] row = Objects.requireNonNull(
                    rows.computeIfAbsent(id, key -> new String[] {key, "-", "-", "-", "-", "-"}));
            JsonNode data = message.path("data");
            if (levels[7].equals("result")) {
                row[1] = data.path("label").asText("-");
                row[2] = String.format(Locale.ROOT, "%.2f", data.path("p").asDouble());
                row[4] = data.path("age_ms").asLong() + " ms";
            } else {
                row[3] = data.path("label").asText("-");
            }
        } else if (levels.length == 7 && levels[6].equals("state")) {
            String camera = String.join("/", levels[2], levels[3], levels[5]) + "/";
            String state = message.path("data").path("state").asText("-");
            rows.forEach((id, row) -> row[5] = id.startsWith(camera) ? state : row[5]);
        }
    }
}
