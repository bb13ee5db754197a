package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.report.CameraReport;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Reports;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The link against a real broker that is absent, killed, frozen or cut off. */
class MqttLinkFaultsTest {

    private static final String GATEWAY = "ocellus/v1/plant7/gw12/#";

    /** Nothing that a broker confirmed waits in it for a subscriber's window. */
    private static final String WIDE_OPEN = "allow_anonymous true\nmax_inflight_messages 0\n";

    private static void offerResults(TestLink gateway, int count) {
        for (int i = 0; i < count; i++) {
            gateway.outbox.offer(Reports.result("dock1"));
        }
    }

    @Test
    void shouldConnectWhenTheBrokerComesUpLater() {
        try (Mosquitto broker = Mosquitto.open();
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            offerResults(gateway, 3);
            assertThat(gateway.awaitProblem()).contains("refused the connection");

            // when
            broker.start();

            // then
            gateway.awaitStatus(status -> gateway.outbox.isIdle());
            assertThat(gateway.link.status().connects()).isEqualTo(1);
            assertThat(gateway.link.status().outbox().resent()).isEqualTo(3);
        }
    }

    @Test
    void shouldAccountForEachResultWhenTheWireIsCutInTheMiddle() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway =
                        TestLink.start(TestLink.Options.to(wire.url()).capacity(500))) {
            // given
            for (int round = 1; round <= 5; round++) {
                gateway.awaitConnected();
                offerResults(gateway, 300);
                wire.cut();
                offerResults(gateway, 500);

                // when
                wire.mend();
            }

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(
                    messages -> Account.of(messages, "/result").isComplete(5 * 800));
            Account account = Account.of(received, "/result");
            assertThat(account.announced).isNotEmpty();
            assertThat(account.delivered).hasSizeGreaterThan(400);
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldLoseNothingUnannouncedWhenTheBrokerIsKilledAndRestarted() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway =
                        TestLink.start(TestLink.Options.to(wire.url()).capacity(500))) {
            // given
            gateway.awaitConnected();
            offerResults(gateway, 300);
            subscriber.awaitReceived(messages -> messages.size() > 100);
            wire.cut();
            // What a killed broker had confirmed and not yet delivered is lost by the broker, not by the link.
            subscriber.awaitReceived(
                    messages -> messages.size() >= gateway.link.status().acknowledged());

            // when
            broker.kill();
            offerResults(gateway, 500);
            broker.start();
            subscriber.awaitConnected();
            wire.mend();

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(
                    messages -> Account.of(messages, "/result").isComplete(800));
            assertThat(Account.of(received, "/result").announced).isNotEmpty();
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldSendLiveResultsBeforeThoseThatWaited() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway =
                        TestLink.start(TestLink.Options.to(wire.url()).maxInflight(1))) {
            // given
            gateway.awaitConnected();
            wire.cut();
            gateway.awaitProblem();
            offerResults(gateway, 5_000);
            wire.mend();
            gateway.awaitConnected();

            // when
            gateway.outbox.offer(Reports.result("live"));

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(
                    messages -> Events.on(messages, "dock1/main/result").size() == 5_000);
            List<String> topics =
                    received.stream().map(Subscriber.Received::topic).toList();
            assertThat(topics.indexOf("ocellus/v1/plant7/gw12/cam/live/main/result"))
                    .isBetween(0, topics.lastIndexOf("ocellus/v1/plant7/gw12/cam/dock1/main/result") - 1);
            assertThat(Events.on(received, "dock1/main/result"))
                    .allMatch(event -> event.path("resent").asBoolean());
            assertThat(Events.on(received, "live/main/result")).noneMatch(event -> event.has("resent"));
        }
    }

    @Test
    void shouldStayWithinTheReceiveMaximumOfTheBroker() {
        try (Mosquitto broker = Mosquitto.withConfiguration("allow_anonymous true\nmax_inflight_messages 3\n")
                        .start();
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            gateway.awaitStatus(status -> gateway.outbox.isIdle());
            broker.freeze();

            // when
            offerResults(gateway, 100);

            // then
            gateway.awaitStatus(status -> status.outbox().inflight() == 3);
            assertThat(gateway.link.status().outbox().queued()).isEqualTo(97);
            broker.thaw();
            gateway.awaitStatus(status -> gateway.outbox.isIdle());
        }
    }

    @Test
    void shouldRepublishEverythingRetainedToABrokerThatForgotIt() {
        try (Mosquitto broker = Mosquitto.open().start();
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()))) {
            // given
            gateway.outbox.offer(Reports.birth());
            gateway.outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
            gateway.outbox.offer(Reports.label("dock1", "scratch"));
            gateway.awaitStatus(status -> gateway.outbox.isIdle());

            // when
            broker.kill();
            gateway.awaitProblem();
            broker.start();

            // then
            gateway.awaitStatus(status -> status.connects() == 2 && gateway.outbox.isIdle());
            try (Subscriber late = Subscriber.to(broker.url(), GATEWAY)) {
                List<Subscriber.Received> received = late.awaitReceived(messages -> messages.size() == 4);
                assertThat(received).allMatch(Subscriber.Received::retained);
                assertThat(received)
                        .allMatch(message ->
                                Events.parse(message.payload()).path("resent").asBoolean());
                assertThat(late.invalid()).isEmpty();
            }
        }
    }

    @Test
    void shouldNoticeABrokerThatIsSilentAndGoOnWhenItIsBack() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway =
                        TestLink.start(TestLink.Options.to(broker.url()).connectTimeout(Duration.ofSeconds(2)))) {
            // given
            gateway.awaitConnected();
            broker.freeze();
            offerResults(gateway, 50);
            gateway.awaitProblem();

            // when
            broker.thaw();

            // then
            subscriber.awaitReceived(messages -> Account.of(messages, "/result").isComplete(50));
        }
    }

    @Test
    void shouldPublishTheWillWhenTheConnectionBreaksForLong() {
        try (Mosquitto broker = Mosquitto.open().start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway = TestLink.start(TestLink.Options.to(wire.url()))) {
            // given
            subscriber.awaitReceived(messages -> messages.size() == 1);

            // when
            wire.cut();

            // then
            List<JsonNode> states = Events.on(subscriber.awaitReceived(messages -> messages.size() == 2), "/state");
            assertThat(Events.state(states.getLast())).isEqualTo("offline");
            assertThat(states.getLast().path("id").asText()).isEqualTo(gateway.session + "-will-1");
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldAnnounceWhatItCouldNotSendBeforeTheEnd() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY)) {
            // given
            TestLink gateway = TestLink.start(
                    TestLink.Options.to(broker.url()).maxInflight(1).capacity(1_500_000));
            gateway.awaitConnected();
            offerResults(gateway, 200_000);

            // when
            gateway.close();

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(
                    messages -> Events.on(messages, "/state").size() == 3);
            assertThat(Account.of(received, "/result").isComplete(200_000)).isTrue();
            assertThat(Events.state(Events.parse(received.getLast().payload()))).isEqualTo("offline");
        }
    }

    @Test
    void shouldCloseInBoundedTimeWhenTheBrokerIsFrozen() {
        try (Mosquitto broker = Mosquitto.open().start()) {
            // given
            TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()));
            gateway.awaitConnected();
            broker.freeze();
            offerResults(gateway, 10_000);

            // when
            Assertions.assertTimeoutPreemptively(MqttLink.CLOSE_LIMIT.multipliedBy(2), gateway::close);

            // then
            assertThat(gateway.link.status().state()).isInstanceOf(LinkState.Closed.class);
            await().until(() -> mqttThreads().isEmpty());
        }
    }

    @Test
    void shouldLeaveNoThreadsBehindAfterFiftyReconnects() {
        List<TestLink> gateways = new ArrayList<>();
        try (Mosquitto broker = Mosquitto.open().start();
                Wire wire = Wire.to(broker)) {
            // given
            for (int i = 0; i < 5; i++) {
                gateways.add(TestLink.start(TestLink.Options.to(wire.url())));
            }

            // when
            for (int i = 1; i <= 10; i++) {
                int connects = i;
                gateways.forEach(gateway -> gateway.awaitStatus(status -> status.connects() == connects));
                wire.interrupt();
            }

            // then
            gateways.forEach(TestLink::close);
            await().until(() -> mqttThreads().isEmpty());
        } finally {
            gateways.forEach(TestLink::close);
        }
    }

    /** The threads of all links and of their Paho clients. */
    private static List<String> mqttThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mqtt-") || name.startsWith("MQTT "))
                .toList();
    }
}
