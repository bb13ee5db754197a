package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.MqttSettings;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Listening to a real broker. */
class WatcherTest {

    private static final String TOPIC = "ocellus/v1/plant7/gw12/cam/dock1/state";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MqttSettings settings(Mosquitto broker) {
        return TestLink.Options.to(broker.url()).settings("watcher0");
    }

    @Test
    void shouldHearWhatIsRetainedAndWhatComes() throws LinkException, InterruptedException {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber agent = Subscriber.to(broker.url(), "nothing")) {
            // given
            agent.publish(TOPIC, "{\"n\":1}", true);
            try (Watcher watcher = Watcher.open(settings(broker), "watcher", "ocellus/v1/#")) {
                Watcher.Heard first = watcher.next(PATIENCE);

                // when
                agent.publish(TOPIC, "{\"n\":2}", false);

                // then
                assertThat(first).isEqualTo(new Watcher.Heard(TOPIC, "{\"n\":1}"));
                assertThat(watcher.next(PATIENCE)).isEqualTo(new Watcher.Heard(TOPIC, "{\"n\":2}"));
                assertThat(watcher.next(Duration.ofMillis(1))).isNull();
            }
        }
    }

    @Test
    void shouldSayWhyThereIsNoBroker() {
        try (Mosquitto broker = Mosquitto.open()) {
            // given
            MqttSettings nowhere = settings(broker);

            // when / then
            assertThatThrownBy(() -> Watcher.open(nowhere, "watcher", "ocellus/v1/#"))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("refused the connection");
        }
    }

    @Test
    void shouldSayThatTheBrokerIsGone() throws LinkException {
        try (Mosquitto broker = Mosquitto.open().start();
                Watcher watcher = Watcher.open(settings(broker), "watcher", "ocellus/v1/#")) {
            // given
            broker.kill();

            // when / then
            await().untilAsserted(() -> assertThatThrownBy(() -> watcher.next(Duration.ofMillis(10)))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("127.0.0.1"));
        }
    }

    @Test
    void shouldLogInAsTheAgentDoes() throws IOException, LinkException, InterruptedException {
        try (SecureBroker secure = new SecureBroker().start()) {
            // given
            MqttSettings viewer = secure.gateway().login("viewer", "secret").settings("watcher0");

            // when
            try (Watcher watcher = Watcher.open(viewer, "watcher", "ocellus/v1/#");
                    TestLink _ = TestLink.start(secure.gateway())) {

                // then
                assertThat(Objects.requireNonNull(watcher.next(PATIENCE)).topic())
                        .endsWith("gw12/state");
            }
        }
    }
}
