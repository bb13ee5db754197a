package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.outbox.Backlog;
import io.ocellus.outbox.Outbox;
import io.ocellus.outbox.OutboxLimits;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Wire;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system's clock that is set while the broker is out of reach. */
class MqttLinkClockTest {

    private static final String SESSION = "aaaa2222";

    @ParameterizedTest
    @ValueSource(longs = {-7200, 7200})
    void shouldMeasureAnOutageByTheMonotonicClock(long seconds) {
        // given
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        InstantSource set = () -> Instant.now().plus(offset.get());
        Clock clock = set.withZone(ZoneOffset.UTC);
        OutboxLimits limits = new OutboxLimits(100, 1 << 20, Duration.ofHours(1), 100);
        Backlog inMemory =
                new Backlog(Path.of("no", "disk"), SESSION, limits, _ -> new byte[0], clock, System::nanoTime);
        Outbox outbox = new Outbox(limits, inMemory, clock, System::nanoTime);
        try (Mosquitto broker = Mosquitto.open().start();
                Wire wire = Wire.to(broker);
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/plant7/gw12/event");
                MqttLink link = new MqttLink(
                        new Topics("plant7", "gw12"),
                        TestLink.Options.to(wire.url()).settings(SESSION),
                        outbox,
                        SESSION,
                        channel -> true,
                        clock,
                        new Random(1))) {
            link.start();
            await().until(() -> link.status().state() instanceof LinkState.Connected);
            wire.cut();
            await().until(() -> link.status().failures() > 0);

            // when
            offset.set(Duration.ofSeconds(seconds));
            wire.mend();

            // then
            JsonNode event = Events.on(subscriber.awaitReceived(messages -> !messages.isEmpty()), "event")
                    .getFirst();
            assertThat(event.at("/data/code").asText()).isEqualTo("mqtt.reconnected");
            assertThat(event.at("/data/fields/seconds").asLong()).isBetween(0L, 30L);
        }
    }
}
