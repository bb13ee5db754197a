package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.agent.Agent;
import io.ocellus.agent.AgentListener;
import io.ocellus.agent.AgentStatus;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus bench stream}: the whole way of frames, from the video to the broker, every frame published. */
@Command(
        name = "stream",
        description = "The whole way: decodes, classifies and publishes every frame of some cameras over a video.",
        mixinStandardHelpOptions = true)
final class StreamBench implements Callable<Integer>, AgentListener {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelChoice model;

    @Option(names = "--video", required = true, description = "The file that all cameras read, looped.")
    private Path video = Path.of("");

    @Option(names = "--cameras", defaultValue = "2", description = "How many; default ${DEFAULT-VALUE}.")
    private int cameras;

    @Option(names = "--seconds", defaultValue = "20", description = "How long; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--fps", defaultValue = "0", description = "Pictures a second and camera; 0: as fast as possible.")
    private double fps;

    @Option(names = "--broker", description = "Where to publish, as in mqtt://127.0.0.1:1883; else nowhere.")
    private @Nullable String broker;

    @Option(names = "--json", description = "One JSON document; without it the same over several lines.")
    private boolean json;

    private float[] ages = new float[1 << 14];
    private int results;
    private long firstNanos;
    private @Nullable Instant first;

    @Override
    public Integer call() throws ConfigurationException, InterruptedException {
        Agent agent = new Agent(settings(), this);
        try (agent) {
            agent.start();
            TimeUnit.SECONDS.sleep(seconds);
            print(agent.status());
        }
        return 0;
    }

    private Settings settings() throws ConfigurationException {
        StringBuilder yaml = new StringBuilder("local: {site: bench, node: bench, state: ");
        yaml.append(Json.text(
                Path.of(System.getProperty("java.io.tmpdir"), "ocellus-bench").toString()));
        yaml.append(", models: ");
        yaml.append(Json.text(model.folder().toAbsolutePath().toString()));
        if (broker != null) {
            yaml.append(", mqtt: {result_qos: 0, url: ")
                    .append(Json.text(broker))
                    .append('}');
        }
        yaml.append("}\nspec:\n  publishing: {policy: every}\n  classifiers: {bench: {model: ")
                .append(model.name().name());
        if (model.name().version() != null) {
            yaml.append(", version: ").append(model.name().version());
        }
        yaml.append("}}\n  cameras:\n");
        String url = Json.text("file:" + video.toAbsolutePath());
        String pace = fps > 0 ? "pace: realtime, fps: " + fps : "pace: fast";
        for (int i = 0; i < cameras; i++) {
            yaml.append("    c%d: {url: %s, loop: true, %s}%n".formatted(i, url, pace));
        }
        return SettingsReader.ofSystem().read(yaml.toString(), Path.of(""));
    }

    @Override
    public synchronized void onReport(Report report) {
        if (report instanceof ClassificationResult result) {
            if (first == null) {
                first = Instant.now();
                firstNanos = System.nanoTime();
            }
            if (results == ages.length) {
                ages = Arrays.copyOf(ages, 2 * results);
            }
            ages[results++] = result.ageMillis();
        }
    }

    private synchronized void print(AgentStatus status) {
        if (results == 0) {
            throw new UserError(
                    "nothing was classified within " + seconds + " s; the cameras are " + status.cameraPhases());
        }
        double elapsed = (System.nanoTime() - firstNanos) / 1e9;
        var process = ProcessHandle.current().info();
        double cpu = process.totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        float[] sorted = Arrays.copyOf(ages, results);
        Arrays.sort(sorted);
        ObjectNode answer = Json.object();
        answer.put("fps", results / elapsed);
        answer.put("frames", results);
        answer.put("dropped", dropped(status));
        answer.put("cpu_s_per_1000", cpu / results * 1000);
        answer.putObject("latency_ms").put("p50", percentile(sorted, 0.5)).put("p99", percentile(sorted, 0.99));
        answer.put("rss_mib", peakMebibytes());
        Instant began = process.startInstant().orElse(Instant.now());
        answer.put(
                "first_result_s",
                first == null ? -1 : Duration.between(began, first).toMillis() / 1e3);
        spec.commandLine().getOut().println(json ? Json.line(answer) : Json.document(answer));
    }

    private static long dropped(AgentStatus status) {
        long byViews = status.views().stream()
                .mapToLong(view -> view.superseded() + view.failed())
                .sum();
        long byCameras = status.cameras().stream()
                .flatMap(camera -> camera.drops().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return byViews + byCameras;
    }

    private static double percentile(float[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    private static double peakMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            return 0;
        }
    }
}
