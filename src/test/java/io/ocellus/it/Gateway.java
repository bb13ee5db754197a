package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A gateway: a folder with a configuration, and the packaged agent that runs by it until the test is over. */
final class Gateway implements AutoCloseable {

    /** Every topic of this gateway starts with it. */
    static final String TOPICS = "ocellus/v1/it/gw/";

    /** A camera that is always there: the demo's clip, again and again. */
    static final String CLIP = "{url: \"file:" + Path.of("deploy/demo/clip.mp4").toAbsolutePath() + "\", loop: true}";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private Map<String, String> environment = Map.of();
    private @Nullable PackagedAgent agent;

    Gateway(Path folder) throws IOException {
        this.folder = folder;
        this.port = freePort();
    }

    /** A port on which nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    Path config() {
        return folder.resolve("ocellus.yaml");
    }

    /** Writes the configuration with one camera {@code gate}. */
    Gateway configure(URI broker, String camera) throws IOException {
        return configure(broker, camera, "");
    }

    /** The same with one more line in the part {@code local}. */
    Gateway configure(URI broker, String camera, String local) throws IOException {
        Files.writeString(
                config(), """
                local:
                  site: it
                  node: gw
                  mqtt: {url: "%s", backoff: 100ms, backoff_cap: 500ms}
                  http: {port: %d}
                  models: %s
                  %s
                spec:
                  publishing: {policy: every}
                  cameras:
                    gate: %s
                  classifiers:
                    imagenet: {model: imagenet-lite0}
                """.formatted(broker, port, Path.of("models").toAbsolutePath(), local, camera));
        return this;
    }

    /** Changes the configuration. */
    Gateway replace(String text, String instead) throws IOException {
        Files.writeString(config(), Files.readString(config()).replace(text, instead));
        return this;
    }

    /** Where health and metrics listen. */
    int port() {
        return port;
    }

    /** With these variables on top of this process's. */
    Gateway inEnvironment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    /** Runs the agent. */
    Process run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--config", config().toString()));
        arguments.addAll(List.of(options));
        agent = PackagedAgent.start(folder, environment, arguments);
        return agent.process();
    }

    /** Asks the agent to end, and waits for it. */
    void terminate() throws InterruptedException {
        Objects.requireNonNull(agent).terminate();
    }

    /** Waits until the agent answers with this status. */
    void awaitStatus(String path, int status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(path).statusCode() == status);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Everything that the agent wrote to its standard streams. */
    String written() {
        PackagedAgent running = Objects.requireNonNull(agent);
        return running.output() + running.errors();
    }

    void awaitWritten(String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> written().contains(text));
    }

    /** What the agent's threads do, as a support engineer asks for it; a native executable does not tell. */
    String threads() throws IOException, InterruptedException {
        if (PackagedAgent.isNative()) {
            return "";
        }
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(Objects.requireNonNull(agent).process().pid()),
                        "Thread.print",
                        "-l")
                .redirectErrorStream(true)
                .start();
        String threads = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dump.waitFor()).as(threads).isZero();
        assertThat(threads).contains("mqtt-link");
        return threads;
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.close();
        }
    }
}
