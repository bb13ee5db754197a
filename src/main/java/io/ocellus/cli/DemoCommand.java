package io.ocellus.cli;

import io.ocellus.agent.Agent;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Local;
import io.ocellus.config.MqttSettings;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.mqtt.LinkState;
import io.ocellus.mqtt.LinkStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ocellus demo}: two cameras over the clip that comes with the agent, or one's own camera, and a live table. */
@Command(
        name = "demo",
        description = "Shows the agent at work: two cameras over a short clip, a live table, messages on a broker.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final long REDRAW_MILLIS = 500;

    @Option(
            names = "--broker",
            paramLabel = "URL",
            defaultValue = "mqtt://127.0.0.1:1883",
            description = "Where to publish; default ${DEFAULT-VALUE}.")
    private String broker = "";

    @Option(names = "--camera", paramLabel = "URL", description = "Your own camera instead of the clip.")
    private @Nullable String camera;

    @Option(names = "--for", paramLabel = "DURATION", description = "End after so long, as in 30s; else by Ctrl-C.")
    private @Nullable Duration limit;

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        Settings settings = settings();
        ViewBoard board = new ViewBoard();
        return Interruption.during(interrupted -> {
            try (Agent agent = new Agent(settings, board)) {
                agent.start();
                System.out.println(subscribeLine(settings.local()));
                System.out.println();
                show(agent, board, System.out, interrupted);
            }
            return 0;
        });
    }

    private Settings settings() throws ConfigurationException {
        String clip = "file:" + Home.path().toAbsolutePath().resolve("deploy/demo/clip.mp4");
        String url = camera == null ? clip : camera;
        boolean ends = url.startsWith("file:") || url.startsWith("folder:");
        String yaml = template()
                .replace("@broker@", broker)
                .replace("@camera@", url)
                .replace("@loop@", Boolean.toString(ends));
        return SettingsReader.ofSystem().read(yaml, Home.path().toAbsolutePath());
    }

    private static String template() {
        try (InputStream in = DemoCommand.class.getResourceAsStream("/io/ocellus/cli/demo.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the build left out demo.yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subscribeLine(Local local) {
        MqttSettings mqtt = local.mqtt();
        if (mqtt == null) {
            throw new IllegalStateException("the demo publishes");
        }
        return "Subscribe with:  mosquitto_sub -h %s -p %d -V mqttv5 -t 'ocellus/v1/%s/%s/#' -v"
                .formatted(mqtt.url().getHost(), mqtt.url().getPort(), local.site(), local.node());
    }

    private void show(Agent agent, ViewBoard board, PrintStream out, CountDownLatch interrupted)
            throws InterruptedException {
        LiveTable table = new LiveTable(out, LiveTable.onTerminal(), ViewBoard.HEADER, ViewBoard.WIDTHS);
        long end = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
        long pause = LiveTable.onTerminal() ? REDRAW_MILLIS : 5 * REDRAW_MILLIS;
        String trouble = "";
        while (System.nanoTime() < end && !interrupted.await(pause, TimeUnit.MILLISECONDS)) {
            board.news().forEach(table::say);
            String now = linkTrouble(agent);
            if (!now.isEmpty() && !now.equals(trouble)) {
                table.say(now);
            }
            trouble = now.isEmpty() ? trouble : now;
            table.draw(board.rows());
        }
    }

    /** Why there is no connection, or nothing. */
    private static String linkTrouble(Agent agent) {
        LinkStatus link = agent.status().link();
        return link != null && link.state() instanceof LinkState.Waiting waiting ? waiting.problem() : "";
    }
}
