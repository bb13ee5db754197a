package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.MqttSettings;
import io.ocellus.mqtt.BrokerProbe.Step;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each step towards a real broker, and the first one that fails. */
@org.jspecify.annotations.NullUnmarked
class BrokerProbeTest {

    private static SecureBroker secure;

    @BeforeAll
    static void startBroker() throws IOException {
        secure = new SecureBroker();
        secure.certificates.authority("other");
        secure.start();
    }

    @AfterAll
    static void stopBroker() {
        secure.close();
    }

    private static List<Step> walk(TestLink.Options options, Topics topics) {
        List<Step> steps = new ArrayList<>();
        MqttSettings settings = options.settings("probe");
        new BrokerProbe(settings, topics).walk(steps::add);
        return steps;
    }

    private static Step last(List<Step> steps) {
        assertThat(steps.subList(0, steps.size() - 1)).extracting(Step::problem).allMatch(String::isEmpty);
        assertThat(steps.getLast().remedy()).isNotBlank();
        return steps.getLast();
    }

    @Test
    void shouldComeToItsTopicsBesideTheAgentAndTellOnlyValidEvents() {
        // given
        try (Subscriber viewer = Subscriber.to(
                        secure.url("127.0.0.1"), "ocellus/v1/#", "viewer", "secret", secure.file("ca.crt"));
                TestLink agent = TestLink.start(secure.gateway(), "probe")) {
            agent.awaitConnected();

            // when
            List<Step> steps = walk(secure.gateway(), TestLink.TOPICS);

            // then
            assertThat(steps).extracting(Step::problem).containsOnly("");
            assertThat(steps)
                    .extracting(Step::name)
                    .containsExactly("dns", "tcp", "tls", "login", "publish", "publish", "publish", "subscribe");
            viewer.awaitReceived(all -> all.stream().anyMatch(m -> m.payload().contains("doctor.looked")));
            assertThat(viewer.invalid()).isEmpty();
            assertThat(agent.link.status().failures()).isZero();
        }
    }

    @Test
    void shouldStopAtANameThatNobodyKnows() {
        // given
        TestLink.Options wrong = TestLink.Options.to(URI.create("mqtt://broker.invalid:1883"));

        // when
        List<Step> steps = walk(wrong, TestLink.TOPICS);

        // then
        assertThat(last(steps).name()).isEqualTo("dns");
        assertThat(last(steps).problem()).contains("broker.invalid is not known");
    }

    @Test
    void shouldStopAtAPortOnWhichNobodyListens() throws IOException {
        // given
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        TestLink.Options wrong = TestLink.Options.to(URI.create("mqtt://127.0.0.1:" + port));

        // when
        List<Step> steps = walk(wrong, TestLink.TOPICS);

        // then
        assertThat(last(steps).name()).isEqualTo("tcp");
        assertThat(last(steps).problem()).contains("refused the connection");
    }

    @Test
    void shouldStopAtACertificateThatIsNotTrusted() {
        // given
        TestLink.Options wrong = secure.gateway().ca(secure.file("other.crt"));

        // when
        List<Step> steps = walk(wrong, TestLink.TOPICS);

        // then
        assertThat(last(steps).name()).isEqualTo("tls");
        assertThat(last(steps).problem()).contains("authority that is not trusted");
        assertThat(last(steps).remedy()).contains("local.mqtt.ca");
    }

    @Test
    void shouldStopAtAPasswordThatIsWrong() {
        // given
        TestLink.Options wrong = secure.gateway().login("plant7/gw12", "wrong");

        // when
        List<Step> steps = walk(wrong, TestLink.TOPICS);

        // then
        assertThat(last(steps).name()).isEqualTo("login");
        assertThat(last(steps).problem()).contains("not authorized").doesNotContain("wrong");
    }

    @Test
    void shouldNameTheTopicThatTheBrokerDoesNotAllow() {
        // given
        Topics foreign = new Topics("plant7", "gw13");

        // when
        List<Step> steps = walk(secure.gateway(), foreign);

        // then
        assertThat(steps.subList(0, 4)).extracting(Step::problem).containsOnly("");
        assertThat(steps.get(4).problem()).contains("ocellus/v1/plant7/gw13/event");
        assertThat(steps.get(5).problem()).contains("ocellus/v1/plant7/gw13/cam/ocellus-doctor/state");
        assertThat(steps.get(6).problem()).contains("ocellus/v1/plant7/gw13/cam/ocellus-doctor/main/label");
    }
}
