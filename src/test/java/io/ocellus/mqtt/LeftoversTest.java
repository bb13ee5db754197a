package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.report.CameraReport;
import io.ocellus.report.Channel;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Reports;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an earlier run left retained on a real broker, for cameras and views that are gone. */
class LeftoversTest {

    private static final String OWN = "ocellus/v1/plant7/gw12/";
    private static final Set<Channel> CONFIGURED =
            Set.of(Channel.ofCamera("dock1"), Channel.ofView(Channel.Kind.LABEL, "dock1", "main"));

    private static void leave(Subscriber anybody, String... topics) {
        for (String topic : topics) {
            anybody.publish(topic, "{\"left\":true}", true);
        }
    }

    @Test
    void shouldClearThemAndNothingElse() {
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber anybody = Subscriber.to(broker.url(), OWN + "cam/#")) {
            // given
            String foreign = "ocellus/v1/plant7/gw13/cam/old/state";
            leave(anybody, OWN + "cam/dock1/main/label", foreign, OWN + "cam/other/thing/kept", OWN + "desired");
            leave(anybody, OWN + "cam/dock1/old/label", OWN + "cam/old/main/label", OWN + "cam/old/state");
            anybody.awaitReceived(all -> all.size() == 5);

            // when
            try (TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()), CONFIGURED::contains)) {
                gateway.outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
                List<Subscriber.Received> cleared = anybody.awaitReceived(
                        all -> all.stream().filter(m -> m.payload().isEmpty()).count() == 3);

                // then
                assertThat(cleared)
                        .filteredOn(message -> message.payload().isEmpty())
                        .extracting(Subscriber.Received::topic)
                        .containsExactlyInAnyOrder(
                                OWN + "cam/dock1/old/label", OWN + "cam/old/main/label", OWN + "cam/old/state");
                gateway.awaitStatus(status -> gateway.outbox.isIdle());
            }
            try (Subscriber late = Subscriber.to(broker.url(), "ocellus/v1/#")) {
                late.awaitReceived(all -> all.size() == 6);
                assertThat(late.received())
                        .extracting(Subscriber.Received::topic)
                        .containsExactlyInAnyOrder(
                                OWN + "state",
                                OWN + "desired",
                                OWN + "cam/dock1/state",
                                OWN + "cam/dock1/main/label",
                                OWN + "cam/other/thing/kept",
                                foreign);
            }
        }
    }

    @Test
    void shouldNotGoOnListening() {
        try (Mosquitto broker = Mosquitto.withConfiguration("allow_anonymous true\nlog_type all\n")
                        .start();
                // given
                TestLink gateway = TestLink.start(TestLink.Options.to(broker.url()), CONFIGURED::contains)) {

            // when
            gateway.awaitConnected();

            // then
            await().until(() -> broker.log().contains("Sending UNSUBACK to ocellus-plant7-gw12-"));
            assertThat(gateway.link.status().failures()).isZero();
        }
    }

    @Test
    void shouldWorkAsEverWhereTheBrokerDoesNotLetItRead() throws IOException {
        try (SecureBroker secure = new SecureBroker()) {
            // given
            Path acl = secure.file("acl");
            Files.writeString(acl, Files.readString(acl).replaceAll("(?m)^pattern read .*cam.*$", ""));
            secure.start();
            try (Subscriber viewer = Subscriber.to(
                            secure.url("127.0.0.1"), OWN + "#", "viewer", "secret", secure.file("ca.crt"));
                    Subscriber before = Subscriber.to(
                            secure.url("127.0.0.1"), "nothing", "plant7/gw12", "secret", secure.file("ca.crt"));
                    TestLink gateway = TestLink.start(secure.gateway(), CONFIGURED::contains)) {
                leave(before, OWN + "cam/old/state");
                gateway.awaitConnected();

                // when
                gateway.outbox.offer(Reports.result("dock1"));

                // then
                viewer.awaitReceived(
                        all -> all.stream().anyMatch(message -> message.topic().endsWith("/result")));
                assertThat(gateway.link.status().connects()).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldClearThemUnderTheAccessListThatComesWithIt() throws IOException {
        try (SecureBroker secure = new SecureBroker().start();
                Subscriber viewer =
                        Subscriber.to(secure.url("127.0.0.1"), OWN + "#", "viewer", "secret", secure.file("ca.crt"));
                Subscriber before = Subscriber.to(
                        secure.url("127.0.0.1"), "nothing", "plant7/gw12", "secret", secure.file("ca.crt"))) {
            // given
            leave(before, OWN + "cam/old/state");

            // when
            try (TestLink _ = TestLink.start(secure.gateway(), CONFIGURED::contains)) {

                // then
                viewer.awaitReceived(all -> all.stream()
                        .anyMatch(m -> m.topic().equals(OWN + "cam/old/state")
                                && m.payload().isEmpty()));
            }
        }
    }
}
