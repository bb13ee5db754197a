package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.testing.RtspServer;
import io.ocellus.testing.Subscriber.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way from a real RTSP server to a real broker. */
class RtspIT extends OnABroker {

    @BeforeEach
    void needServer() {
        assumeTrue(RtspServer.isInstalled());
    }

    @Test
    void shouldTellWhatAnRtspCameraShows() throws IOException {
        // given
        try (RtspServer camera = new RtspServer(Path.of("deploy/demo/clip.mp4"))) {
            gateway.configure(broker.url(), "{url: \"" + camera.url() + "\"}");

            // when
            gateway.run();
            subscriber.awaitReceived(all -> all.stream()
                    .anyMatch(m -> m.topic().endsWith("/label") && m.payload().contains("Egyptian cat")));

            // then
            gateway.awaitStatus("/q/health/ready", 200);
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldComeBackByItselfEachTimeTheServerIsKilled() throws IOException, InterruptedException {
        // given
        try (RtspServer camera = new RtspServer(Path.of("deploy/demo/clip.mp4"))) {
            gateway.configure(broker.url(), "{url: \"" + camera.url() + "\"}").run();
            awaitResultAfterLive(1);
            for (int round = 1; round <= 3; round++) {
                int lost = round;

                // when
                camera.kill();
                subscriber.awaitReceived(all -> states(all, "reconnecting").size() >= lost);
                camera.restart();

                // then
                awaitResultAfterLive(1 + round);
            }
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    /** Waits for a result that came after the camera went live for this many times. */
    private void awaitResultAfterLive(int times) {
        subscriber.awaitReceived(all -> {
            List<Integer> live = states(all, "live");
            return live.size() >= times
                    && all.subList(live.get(times - 1), all.size()).stream()
                            .anyMatch(message -> message.topic().endsWith("/result"));
        });
    }

    /** Where among all messages the camera said that it is in this state. */
    private static List<Integer> states(List<Received> all, String phase) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).topic().equals(Gateway.TOPICS + "cam/gate/state")
                        && all.get(i).payload().contains("\"" + phase + "\""))
                .boxed()
                .toList();
    }
}
