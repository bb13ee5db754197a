package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Reports;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outage with a disk: what was seen meanwhile comes later, also over a restart of the agent. */
class OutageTest {

    private static final String GATEWAY = "ocellus/v1/plant7/gw12/#";
    private static final String WIDE_OPEN = "allow_anonymous true\nmax_inflight_messages 0\n";

    @TempDir
    private Path disk;

    private TestLink.Options options(Wire wire) {
        return TestLink.Options.to(wire.url()).disk(disk).resentPerSecond(2_000);
    }

    private static void see(TestLink gateway, int results) {
        for (int i = 1; i <= results; i++) {
            gateway.outbox.offer(Reports.result("dock1"));
            if (i % 100 == 0) {
                gateway.outbox.offer(Reports.label("dock1", i % 200 == 0 ? "scratch" : "dent"));
            }
        }
    }

    private static void awaitWritten(TestLink gateway) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.link.status().outbox().bytesOnDisk() > 0);
    }

    private static List<JsonNode> of(String session, List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("session").asText().equals(session))
                .toList();
    }

    private static List<Long> numbers(List<JsonNode> events) {
        return events.stream().map(event -> event.path("seq").asLong()).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void shouldSendInOrderAndOnceWhatItSawDuringTheOutage() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway = TestLink.start(options(wire))) {
            // given
            gateway.awaitConnected();
            wire.cut();
            gateway.awaitProblem();
            see(gateway, 3_000);
            awaitWritten(gateway);

            // when
            wire.mend();

            // then
            List<Subscriber.Received> received = subscriber.awaitReceived(
                    messages -> Events.on(messages, "/result").size() >= 3_000);
            List<JsonNode> results = Events.on(received, "/result");
            assertThat(numbers(results)).isEqualTo(upTo(3_000));
            assertThat(results).allMatch(event -> event.path("resent").asBoolean());
            gateway.awaitStatus(
                    status -> gateway.outbox.isIdle() && status.outbox().bytesOnDisk() == 0);
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldSendAfterARestartWhatTheSessionBeforeLeft() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY)) {
            // given
            wire.cut();
            try (TestLink first = TestLink.start(options(wire), "aaaa2222")) {
                see(first, 1_000);
            }
            wire.mend();

            // when
            try (TestLink second = TestLink.start(options(wire), "bbbb3333")) {
                see(second, 10);

                // then
                List<Subscriber.Received> received = subscriber.awaitReceived(
                        messages -> Events.on(messages, "/result").size() >= 1_010);
                second.awaitStatus(status -> second.outbox.isIdle());
                List<JsonNode> results = Events.on(received, "/result");
                assertThat(numbers(of("aaaa2222", results))).isEqualTo(upTo(1_000));
                assertThat(numbers(of("bbbb3333", results))).isEqualTo(upTo(10));
                assertThat(of("aaaa2222", results))
                        .allMatch(event -> event.path("resent").asBoolean());
                assertThat(numbers(of("aaaa2222", Events.on(subscriber.received(), "/label"))))
                        .isEqualTo(upTo(10));
                assertThat(subscriber.invalid()).isEmpty();
            }
        }
    }

    @Test
    void shouldLeaveTheNewestLabelRetainedWhateverFollows() {
        try (Mosquitto broker = Mosquitto.withConfiguration(WIDE_OPEN).start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), GATEWAY);
                TestLink gateway = TestLink.start(options(wire))) {
            // given
            gateway.awaitConnected();
            wire.cut();
            gateway.awaitProblem();
            List<String> labels = new ArrayList<>(List.of("a", "b", "c", "d"));
            labels.forEach(label -> gateway.outbox.offer(Reports.label("dock1", label)));
            wire.mend();

            // when
            gateway.awaitStatus(status -> gateway.outbox.isIdle());

            // then
            assertThat(numbers(Events.on(subscriber.received(), "/label"))).containsOnlyOnceElementsOf(upTo(3));
            try (Subscriber late = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/cam/dock1/main/label")) {
                List<Subscriber.Received> retained = late.awaitReceived(messages -> !messages.isEmpty());
                assertThat(Events.on(retained, "/label"))
                        .singleElement()
                        .matches(event ->
                                event.path("data").path("label").asText().equals("d"));
            }
        }
    }
}
