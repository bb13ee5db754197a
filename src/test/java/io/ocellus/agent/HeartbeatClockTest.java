package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeartbeatClockTest {

    @Test
    void shouldAnnounceAClockThatWasSet() {
        // given
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        InstantSource set = () -> Instant.now().plus(offset.get());
        Clock clock = set.withZone(ZoneOffset.UTC);
        List<Report> told = new CopyOnWriteArrayList<>();
        try (Heartbeat heartbeat = new Heartbeat(List.of(), () -> {}, () -> {}, told::add, clock)) {
            await().during(Duration.ofMillis(600)).until(told::isEmpty);

            // when
            offset.set(Duration.ofHours(-2));
            await().until(() -> !told.isEmpty());

            // then
            AuditEvent event = (AuditEvent) told.getFirst();
            assertThat(event.code()).isEqualTo("clock.jumped");
            assertThat((Double) event.fields().get("seconds")).isBetween(-7201.0, -7199.0);
            assertThat(event.message()).contains("set back by 7");
            assertThat(heartbeat.isAlive()).isTrue();
        }
    }
}
