package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Subscriber.Received;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent as it is packaged, with a real broker, the shipped model and the demo's clip. */
class AgentIT {

    @TempDir
    private Path folder;

    private Mosquitto broker;
    private int httpPort;

    @BeforeEach
    void startBroker() throws IOException {
        broker = Mosquitto.open();
        broker.start();
        try (ServerSocket free = new ServerSocket(0)) {
            httpPort = free.getLocalPort();
        }
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void shouldTellWhatTheClipShows() throws IOException {
        // given
        Path config = configuration("file:" + Path.of("deploy/demo/clip.mp4").toAbsolutePath());
        try (Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/it/gw/#")) {
            subscriber.awaitConnected();

            // when
            Process agent = PackagedAgent.start(folder, "run", "--config", config.toString());
            List<Received> received = subscriber.awaitReceived(all -> all.stream()
                    .anyMatch(message -> message.topic().endsWith("/label")
                            && message.payload().contains("Egyptian cat")));
            agent.destroy();

            // then
            assertThat(subscriber.invalid()).isEmpty();
            assertThat(received)
                    .extracting(Received::topic)
                    .contains(
                            "ocellus/v1/it/gw/state",
                            "ocellus/v1/it/gw/birth",
                            "ocellus/v1/it/gw/cam/gate/state",
                            "ocellus/v1/it/gw/cam/gate/main/result");
        }
    }

    @Test
    void shouldSayGoodByeWithinFiveSecondsWhateverTheCameraDoes() throws IOException, InterruptedException {
        // given
        try (ServerSocket mute = new ServerSocket(0);
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/it/gw/state")) {
            subscriber.awaitConnected();
            Path config = configuration("rtsp://127.0.0.1:" + mute.getLocalPort() + "/mute");
            Process agent = PackagedAgent.start(folder, "run", "--config", config.toString());
            subscriber.awaitReceived(
                    all -> all.stream().anyMatch(m -> m.payload().contains("\"online\"")));
            awaitAnswer("/q/health/live", 200);

            // when
            agent.destroy();
            boolean ended = agent.waitFor(5, TimeUnit.SECONDS);

            // then
            assertThat(ended).isTrue();
            subscriber.awaitReceived(all -> all.getLast().payload().contains("\"offline\"")
                    && !all.getLast().payload().contains("-will-"));
        }
    }

    @Test
    void shouldBeReadyWithoutABrokerAndCountForPrometheus() throws IOException, InterruptedException {
        // given
        Path config = configuration("file:" + Path.of("deploy/demo/clip.mp4").toAbsolutePath());
        broker.stop();
        Process agent = PackagedAgent.start(folder, "run", "--config", config.toString());

        // when
        awaitAnswer("/q/health/ready", 200);
        String metrics = get("/q/metrics").body();

        // then
        agent.destroy();
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(metrics)
                .contains("ocellus_camera_frames_total{camera=\"gate\"")
                .contains("ocellus_mqtt_up 0.0");
    }

    private Path configuration(String camera) throws IOException {
        return Files.writeString(folder.resolve("ocellus.yaml"), """
                local:
                  site: it
                  node: gw
                  mqtt: {url: "%s"}
                  http: {port: %d}
                  models: %s
                spec:
                  cameras:
                    gate: {url: "%s"%s}
                  classifiers:
                    imagenet: {model: imagenet-lite0}
                """.formatted(
                        broker.url(),
                        httpPort,
                        Path.of("models").toAbsolutePath(),
                        camera,
                        camera.startsWith("file:") ? ", loop: true" : ""));
    }

    private void awaitAnswer(String path, int status) {
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get(path).statusCode() == status);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + httpPort + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
