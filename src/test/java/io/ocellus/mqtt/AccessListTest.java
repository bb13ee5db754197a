package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/mosquitto/acl} lets a gateway do. */
@org.jspecify.annotations.NullUnmarked
class AccessListTest {

    private static final String OWN = "ocellus/v1/plant7/gw12/";
    private static final String FOREIGN = "ocellus/v1/plant7/gw13/";

    private static SecureBroker secure;

    @BeforeAll
    static void startBroker() throws IOException {
        secure = new SecureBroker().start();
    }

    @AfterAll
    static void stopBroker() {
        secure.close();
    }

    private static Subscriber as(String user, String filter) {
        return Subscriber.to(secure.url("127.0.0.1"), filter, user, "secret", secure.file("ca.crt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state", "birth", "cam/dock1/state", "cam/dock1/main/result", "metrics", "event", "reported"})
    void shouldLetAGatewayWriteItsOwnTopics(String topic) {
        try (Subscriber viewer = as("viewer", "ocellus/v1/#");
                Subscriber gateway = as("plant7/gw12", "nothing")) {
            // given
            String own = OWN + topic;

            // when
            boolean accepted = gateway.tryPublish(own, "{}");

            // then
            assertThat(accepted).isTrue();
            viewer.awaitReceived(messages ->
                    messages.stream().anyMatch(message -> message.topic().equals(own)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FOREIGN + "state",
                FOREIGN + "cam/dock1/main/result",
                FOREIGN + "desired",
                OWN + "desired",
                "other"
            })
    void shouldNotLetAGatewayWriteElsewhere(String topic) {
        try (Subscriber gateway = as("plant7/gw12", "nothing")) {
            // given
            String payload = "{}";

            // when
            boolean accepted = gateway.tryPublish(topic, payload);

            // then
            assertThat(accepted).isFalse();
        }
    }

    @Test
    void shouldLetAGatewayReadNothingButItsDesiredAndWhatItRetained() {
        try (Subscriber gateway = as("plant7/gw12", "#");
                Subscriber other = as("plant7/gw13", "nothing");
                Subscriber operator = as("operator", "nothing")) {
            // given
            other.publish(FOREIGN + "cam/dock1/main/result", "{}", false);
            other.publish(FOREIGN + "state", "{}", true);
            other.publish(FOREIGN + "cam/dock1/state", "{}", true);
            operator.publish(FOREIGN + "desired", "{}", true);
            gateway.publish(OWN + "cam/dock1/main/result", "{}", false);
            gateway.publish(OWN + "metrics", "{}", false);
            gateway.publish(OWN + "state", "{}", false);
            gateway.publish(OWN + "cam/dock1/state", "{}", false);
            gateway.publish(OWN + "cam/dock1/main/label", "{}", false);

            // when
            operator.publish(OWN + "desired", "{}", true);

            // then
            List<Subscriber.Received> received = gateway.awaitReceived(
                    messages -> messages.stream().anyMatch(m -> m.topic().equals(OWN + "desired")));
            assertThat(received.stream().map(Subscriber.Received::topic))
                    .containsExactly(
                            OWN + "state", OWN + "cam/dock1/state", OWN + "cam/dock1/main/label", OWN + "desired");
        }
    }
}
