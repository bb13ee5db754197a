package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Certificates;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every secret that a gateway holds is a word that is nowhere else, and no place that somebody else may look at has one: the log in
 * both its forms and at its loudest, standard output, health, metrics, every MQTT message, the threads, the errors.
 */
class PlantedSecretsIT {

    private static final String BROKER = "planted-broker-pa55";
    private static final String CAMERA = "planted-camera-pa55";
    private static final String QUERY = "planted-query-t0ken";
    private static final String URL = "planted-url-pa55";
    private static final List<String> SECRETS = List.of(BROKER, CAMERA, QUERY, URL);

    @TempDir
    private Path folder;

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(folder.resolve("broker-password"), BROKER + "\n");
    }

    @Test
    void shouldBeNowhereWhileTheAgentRuns() throws IOException, InterruptedException {
        // given
        try (Mosquitto broker = guarded(BROKER).start();
                Subscriber subscriber = Subscriber.withLogin(broker.url(), "#", "gw", BROKER);
                Gateway gateway = gateway(broker, "--log-json")) {
            subscriber.awaitReceived(all -> Stream.of("\"reconnecting\"", "io.ocellus.birth.v1")
                    .allMatch(text ->
                            all.stream().anyMatch(message -> (message.topic() + message.payload()).contains(text))));
            gateway.awaitStatus("/q/health/live", 200);

            // when
            String seen =
                    gateway.get("/q/health").body() + gateway.get("/q/metrics").body() + gateway.threads();
            gateway.terminate();

            // then
            assertThat(seen).contains("ocellus_mqtt_up 1.0", "gate");
            assertClean(seen, gateway.written(), subscriber.received().toString());
        }
    }

    @Test
    void shouldBeNowhereWhereTheBrokerRefusesThePassword() throws IOException, InterruptedException {
        // given
        try (Mosquitto broker = guarded("another").start();
                Gateway gateway = gateway(broker)) {
            gateway.awaitStatus("/q/health/live", 200);
            gateway.awaitWritten("not authorized");

            // when
            String seen =
                    gateway.get("/q/health").body() + gateway.get("/q/metrics").body() + gateway.threads();
            gateway.terminate();

            // then
            assertThat(seen).contains("ocellus_mqtt_up 0.0");
            assertClean(seen, gateway.written());
        }
    }

    @Test
    void shouldBeNowhereInWhatIsSaidAgainstAConfiguration() throws IOException, InterruptedException {
        // given
        List<String> mistakes = List.of(
                "local: {mqtt: {url: \"mqtt://gw:" + BROKER + "@host\"}}",
                "local: {mqtt: {url: \"mqtt://host\", password: " + BROKER + "}}",
                "local: {mqtt: {url: \"mqtt://host\", password: [" + BROKER + "]}}",
                "local: {mqtt: " + BROKER + "}",
                "local: {credentials: {dock: {username: viewer, password: " + CAMERA + "}}}",
                "local: {credentials: {dock: \"viewer:" + CAMERA + "\"}}",
                "spec: {cameras: {gate: {url: \"rtsp://viewer:" + URL + "@host/s\"}}}",
                "spec: {cameras: {gate: {url: \"rtsp://host:" + URL + "/s\"}}}",
                "spec: {cameras: {gate: \"rtsp://viewer:" + URL + "@host/s\"}}",
                "local: {mqtt: {url: \"mqtt://host\", password: \"" + BROKER + ": x\n",
                "local: {mqtt: {url: \"mqtt://host\", password: *" + BROKER + "}}");

        // when
        StringBuilder said = new StringBuilder();
        for (String mistake : mistakes) {
            Path config = Files.writeString(folder.resolve("wrong.yaml"), mistake);
            try (PackagedAgent check =
                    PackagedAgent.start(folder, List.of("config", "check", "--config", config.toString()))) {
                assertThat(check.awaitEnd()).as(mistake).isEqualTo(1);
                said.append(check.output()).append(check.errors());
            }
        }

        // then
        assertThat(said.toString().lines()).hasSizeGreaterThanOrEqualTo(mistakes.size());
        assertClean(said.toString());
    }

    /** A broker that knows one user. */
    private Mosquitto guarded(String password) throws IOException {
        Path passwords = Files.createFile(folder.resolve("passwords"));
        Certificates.run(folder, "mosquitto_passwd -b " + passwords + " gw " + password);
        return Mosquitto.withConfiguration("allow_anonymous false\npassword_file " + passwords + "\nuser root\n");
    }

    /** One that runs already, with a camera out of reach, its log and the libraries' as loud as an operator can make them. */
    private Gateway gateway(Mosquitto broker, String... options) throws IOException {
        String camera = "http://127.0.0.1:" + Gateway.freePort() + "/mjpeg?token=" + QUERY;
        Gateway gateway = new Gateway(folder)
                .configure(
                        broker.url(),
                        "{url: \"" + camera + "\", credentials: dock}",
                        "credentials: {dock: {username: viewer, password: {env: PLANTED}}}")
                .replace("mqtt: {", "mqtt: {username: gw, password: {file: broker-password}, ")
                .inEnvironment(
                        Map.of("PLANTED", CAMERA, "QUARKUS_LOG_LEVEL", "DEBUG", "QUARKUS_LOG_CONSOLE_LEVEL", "DEBUG"));
        gateway.run(options);
        return gateway;
    }

    private static void assertClean(String... places) {
        for (String secret : SECRETS) {
            String encoded =
                    Base64.getEncoder().encodeToString(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(places)
                    .allSatisfy(place -> assertThat(place).isNotEmpty().doesNotContain(secret, encoded));
        }
    }
}
