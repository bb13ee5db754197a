package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged agent says about itself over HTTP while something around it is away. */
class HealthIT {

    @TempDir
    private Path folder;

    private Mosquitto broker;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        broker = Mosquitto.open();
        gateway = new Gateway(folder);
    }

    @AfterEach
    void close() {
        gateway.close();
        broker.close();
    }

    @Test
    void shouldBeReadyWithoutABrokerAndTellItLater() throws IOException, InterruptedException {
        // given
        gateway.configure(broker.url(), Gateway.CLIP).run();
        gateway.awaitStatus("/q/health/ready", 200);
        String health = gateway.get("/q/health/ready").body();
        String metrics = gateway.get("/q/metrics").body();

        // when
        broker.start();

        // then
        try (Subscriber subscriber = Subscriber.to(broker.url(), Gateway.TOPICS + "#")) {
            subscriber.awaitReceived(
                    all -> all.stream().anyMatch(message -> message.topic().endsWith("/birth")));
            assertThat(subscriber.invalid()).isEmpty();
        }
        assertThat(health).contains("\"broker\": \"away: the broker at ");
        assertThat(metrics)
                .contains("ocellus_camera_frames_total{camera=\"gate\"")
                .contains("ocellus_mqtt_up 0.0");
    }

    @Test
    void shouldBeAliveButNotReadyWhileACameraIsAway() throws IOException, InterruptedException {
        // given
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gateway.configure(broker.url(), "{url: \"rtsp://127.0.0.1:" + mute.getLocalPort() + "/mute\"}");

            // when
            gateway.run();

            // then
            gateway.awaitStatus("/q/health/live", 200);
            gateway.awaitStatus("/q/health/ready", 503);
            assertThat(gateway.get("/q/health/ready").body()).contains("\"camera gate\"");
        }
    }
}
