package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Health;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthEventsTest {

    private final List<Report> told = new ArrayList<>();
    private final HealthEvents events = new HealthEvents(told::add);

    private void report(Phase phase, @Nullable Health health) {
        events.accept(new CameraReport("dock1", Instant.EPOCH, phase, health, "why", 5));
    }

    private List<AuditEvent> audited() {
        return told.stream()
                .filter(AuditEvent.class::isInstance)
                .map(AuditEvent.class::cast)
                .toList();
    }

    @Test
    void shouldPassOnEachReportAndAddAnEventForEachChange() {
        // when
        report(Phase.CONNECTING, null);
        report(Phase.LIVE, Health.GOOD);
        report(Phase.LIVE, Health.BLACK);
        report(Phase.RECONNECTING, null);
        report(Phase.LIVE, Health.BLACK);
        report(Phase.LIVE, Health.GOOD);

        // then
        assertThat(told).hasSize(8);
        assertThat(audited()).extracting(AuditEvent::code).containsOnly("camera.health");
        assertThat(audited())
                .extracting(AuditEvent::message)
                .containsExactly("Camera dock1 is black: why.", "Camera dock1 is well again after it was black.");
        assertThat(audited().getFirst().fields())
                .containsEntry("health", "black")
                .containsEntry("before", "good");
    }
}
