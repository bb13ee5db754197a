package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make demo} runs. */
@QuarkusMainIntegrationTest
class DemoIT {

    @TempDir
    private Path folder;

    private Mosquitto broker;

    @BeforeEach
    void start() {
        broker = Mosquitto.open().start();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldShowATableWhileTheMessagesArriveAndEndByItsTime(QuarkusMainLauncher launcher) {
        // given
        try (Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/demo/gw1/#")) {

            // when
            LaunchResult demo = launcher.launch("demo", "--broker", broker.url().toString(), "--for", "6s");

            // then
            assertThat(demo.exitCode()).isZero();
            assertThat(demo.getOutput().lines())
                    .startsWith("Subscribe with:  mosquitto_sub -h 127.0.0.1 -p " + broker.port()
                            + " -V mqttv5 -t 'ocellus/v1/demo/gw1/#' -v")
                    .anyMatch(line -> line.startsWith("CAMERA        VIEW        LABEL"))
                    .anyMatch(line -> line.matches("gate +main +Egyptian cat +0\\.[0-9]{2} .* ms .*"))
                    .anyMatch(line -> line.startsWith("hall          all"))
                    .anyMatch(line -> line.startsWith("hall          middle"));
            assertThat(subscriber.received())
                    .extracting(message -> message.topic().substring("ocellus/v1/demo/gw1/".length()))
                    .contains("birth", "cam/gate/main/result", "cam/hall/all/label", "cam/hall/middle/result");
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldSayWhyOnesOwnCameraShowsNothing(QuarkusMainLauncher launcher) {
        // given
        String camera = "rtsp://127.0.0.1:1/none";

        // when
        LaunchResult demo = launcher.launch(
                "demo", "--camera", camera, "--broker", broker.url().toString(), "--for", "5s");

        // then
        assertThat(demo.exitCode()).isZero();
        assertThat(demo.getOutput().lines())
                .anyMatch(line -> line.startsWith("camera gate is reconnecting: rtsp://127.0.0.1:1/"));
    }

    @Test
    void shouldEndWellByASignal() throws InterruptedException {
        // given
        try (PackagedAgent demo = PackagedAgent.start(
                folder, List.of("demo", "--broker", broker.url().toString()))) {
            demo.awaitOutput("CAMERA ");

            // when
            int exit = demo.terminate();

            // then
            assertThat(exit).isZero();
        }
    }
}
