package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.report.CameraReport;
import io.ocellus.report.Channel;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Reports;
import io.ocellus.testing.Subscriber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The link against a real broker that behaves. */
class MqttLinkTest {

    @Test
    void shouldDeliverResultsInOrderWithTheirNumbers() {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/#");
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            gateway.awaitConnected();

            // when
            for (int i = 0; i < 500; i++) {
                gateway.outbox.offer(Reports.result("dock1"));
            }

            // then
            List<JsonNode> results = Events.on(
                    subscriber.awaitReceived(
                            received -> Events.on(received, "/result").size() == 500),
                    "/result");
            assertThat(results.stream().map(event -> event.path("seq").asLong()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 500).boxed().toList());
            assertThat(results).allSatisfy(event -> {
                assertThat(event.path("session").asText()).isEqualTo(gateway.session);
                assertThat(event.has("resent")).isFalse();
            });
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldSayOnlineThenDrainingThenOfflineWhenClosed() {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/state")) {
            // given
            TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()));
            subscriber.awaitReceived(received -> received.size() == 1);

            // when
            gateway.close();

            // then
            List<JsonNode> states = Events.on(subscriber.awaitReceived(received -> received.size() == 3), "/state");
            assertThat(states.stream().map(Events::state)).containsExactly("online", "draining", "offline");
            assertThat(states.stream().map(event -> event.path("seq").asInt())).containsExactly(1, 2, 3);
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldKeepTheNewestOfEachRetainedTopicOnTheBroker() {
        try (Mosquitto broker = Mosquitto.open().start();
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            gateway.outbox.offer(Reports.birth());
            gateway.outbox.offer(Reports.camera("dock1", CameraReport.Phase.CONNECTING));
            gateway.outbox.offer(Reports.label("dock1", "scratch"));
            gateway.outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
            gateway.awaitStatus(status -> gateway.outbox.isIdle());

            // when
            try (Subscriber late = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/#")) {

                // then
                List<Subscriber.Received> received = late.awaitReceived(messages -> messages.size() == 4);
                assertThat(received).allMatch(Subscriber.Received::retained);
                assertThat(Events.on(received, "dock1/state").stream().map(Events::state))
                        .containsExactly("live");
                assertThat(late.invalid()).isEmpty();
            }
        }
    }

    @Test
    void shouldClearTheRetainedTopicsOfARemovedCamera() {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/cam/#");
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            gateway.outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
            subscriber.awaitReceived(received -> received.size() == 1);

            // when
            gateway.outbox.clear(Channel.ofCamera("dock1"));

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(messages -> messages.size() == 2);
            assertThat(received.getLast().payload()).isEmpty();
            try (Subscriber late = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/#")) {
                late.awaitReceived(messages -> messages.size() == 1);
                assertThat(late.received().getFirst().topic()).endsWith("gw12/state");
            }
        }
    }

    @Test
    void shouldDeliverResultsAtQosZeroWhereThatIsConfigured() {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/cam/#");
                TestLink gateway =
                        TestLink.start(TestLink.Options.to(broker.url()).resultQos(0))) {
            // given
            gateway.awaitConnected();

            // when
            for (int i = 0; i < 500; i++) {
                gateway.outbox.offer(Reports.result("dock1"));
            }

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(messages -> messages.size() == 500);
            assertThat(received).allMatch(message -> message.qos() == 0);
            gateway.awaitStatus(status -> status.acknowledged() == status.published());
        }
    }

    @Test
    void shouldCorrectTheLateWillOfAnOlderSession() {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/state");
                TestLink _ = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            subscriber.awaitReceived(received -> received.size() == 1);
            String will = new String(
                    new CloudEventWriter(TestLink.TOPICS, "oldoldol").will(1, Reports.TIME), StandardCharsets.UTF_8);

            // when
            subscriber.publish("ocellus/v1/plant7/gw12/state", will, true);

            // then
            List<JsonNode> states = Events.on(subscriber.awaitReceived(received -> received.size() == 3), "/state");
            assertThat(states.stream().map(Events::state)).containsExactly("online", "offline", "online");
            assertThat(states.getLast().path("resent").asBoolean()).isTrue();
            assertThat(subscriber.invalid()).isEmpty();
        }
    }
}
