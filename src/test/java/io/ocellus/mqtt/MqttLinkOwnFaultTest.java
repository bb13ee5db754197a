package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.report.Channel;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A defect that strikes the link's own thread. */
class MqttLinkOwnFaultTest {

    @Test
    void shouldConnectAgainAfterwards() {
        // given
        AtomicBoolean struck = new AtomicBoolean();
        Predicate<Channel> defective = _ -> {
            if (struck.compareAndSet(false, true)) {
                throw new IllegalStateException("a defect");
            }
            return true;
        };
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber anybody = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/state")) {
            anybody.publish("ocellus/v1/plant7/gw12/cam/left/state", "{\"left\":true}", true);

            // when
            try (TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()), defective)) {
                LinkStatus after = gateway.awaitStatus(
                        status -> status.failures() > 0 && status.state() instanceof LinkState.Connected);

                // then
                assertThat(struck).isTrue();
                assertThat(after.connects()).isEqualTo(2);
            }
        }
    }
}
