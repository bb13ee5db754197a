package io.ocellus.agent;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Health;
import io.ocellus.report.Report;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes a camera's reports on, and adds an event where the health of its pictures changes: the state is retained and shows only
 * the newest. The camera calls it for one report at a time.
 */
final class HealthEvents implements Consumer<CameraReport> {

    private final Consumer<Report> told;
    private Health last = Health.GOOD;

    HealthEvents(Consumer<Report> told) {
        this.told = told;
    }

    @Override
    public void accept(CameraReport report) {
        told.accept(report);
        @Nullable Health health = report.health();
        if (health != null && health != last) {
            told.accept(event(report, health));
            last = health;
        }
    }

    private AuditEvent event(CameraReport report, Health health) {
        return new AuditEvent(
                report.time(),
                "camera.health",
                health == Health.GOOD
                        ? "Camera " + report.camera() + " is well again after it was " + name(last) + "."
                        : "Camera " + report.camera() + " is " + name(health) + ": " + report.reason() + ".",
                Map.of("camera", report.camera(), "health", name(health), "before", name(last)));
    }

    private static String name(Health health) {
        return health.name().toLowerCase(Locale.ROOT);
    }
}
