package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera's password stays with the camera, also where the camera fails. */
class SecretsIT {

    private static final String PASSWORD = "planted-pa55word";

    @TempDir
    private Path folder;

    @Test
    void shouldTellNobodyACamerasPassword() throws IOException, InterruptedException {
        // given
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), Gateway.TOPICS + "#");
                Gateway gateway = new Gateway(folder)) {
            gateway.configure(
                            broker.url(),
                            "{url: \"rtsp://127.0.0.1:" + Gateway.freePort() + "/s\", credentials: dock}",
                            "credentials: {dock: {username: viewer, password: {file: password}}}")
                    .run();
            subscriber.awaitReceived(
                    all -> all.stream().anyMatch(message -> message.payload().contains("\"reconnecting\"")));
            gateway.awaitStatus("/q/health/live", 200);

            // when
            String answers =
                    gateway.get("/q/health").body() + gateway.get("/q/metrics").body();
            gateway.terminate();

            // then
            assertThat(subscriber.received())
                    .isNotEmpty()
                    .noneMatch(message -> message.payload().contains(PASSWORD));
            assertThat(answers).contains("gate").doesNotContain(PASSWORD);
            assertThat(gateway.written()).contains("gate").doesNotContain(PASSWORD);
        }
    }
}
