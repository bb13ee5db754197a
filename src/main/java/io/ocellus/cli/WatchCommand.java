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

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WatchBoard board = new WatchBoard();

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
        LiveTable table = new LiveTable(System.out, LiveTable.onTerminal(), WatchBoard.HEADER, WatchBoard.WIDTHS);
        long drawn = System.nanoTime();
        while (System.nanoTime() < end && interrupted.getCount() > 0) {
            Watcher.Heard heard = watcher.next(REDRAW);
            if (heard != null && json) {
                System.out.println(
                        Json.line(Json.object().put("topic", heard.topic()).set("payload", read(heard.payload()))));
            } else if (heard != null) {
                board.note(heard.topic(), read(heard.payload()));
            }
            if (!json && System.nanoTime() - drawn >= REDRAW.toNanos()) {
                drawn = System.nanoTime();
                table.draw(board.rows());
            }
        }
    }

    /** Missing where it is empty; text where it is no JSON. */
    static JsonNode read(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(payload);
        }
    }
}
