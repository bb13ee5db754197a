package io.ocellus.testing;

import io.ocellus.report.AgentState;
import io.ocellus.report.Birth;
import io.ocellus.report.CameraReport;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plausible reports for tests that only need some. */
public final class Reports {

    public static final Instant TIME = Instant.parse("2026-11-24T06:00:00.120Z");

    private Reports() {}

    public static ClassificationResult result(String camera) {
        return new ClassificationResult(camera, "main", TIME, "scratch", 0.91004f, 41, "defects-b1@7", "NPU", null);
    }

    public static Label label(String camera, String label) {
        return new Label(camera, "main", TIME, label, 0.9f, TIME, TIME.plusSeconds(60), "defects-b1@7");
    }

    public static CameraReport camera(String camera, CameraReport.Phase phase) {
        return new CameraReport(
                camera, TIME, phase, phase == CameraReport.Phase.LIVE ? CameraReport.Health.GOOD : null, "", 12);
    }

    public static AgentState state(AgentState.Phase phase) {
        return new AgentState(TIME, phase);
    }

    public static Birth birth() {
        return new Birth(
                TIME,
                Map.of("agent", "0.1.0"),
                "avx512_core_vnni",
                Map.of("CPU", "AMD EPYC"),
                List.of(new Birth.Camera("dock1", "rtsp://10.0.0.7/…", List.of(new Birth.View("main", "defects")))),
                List.of(new Birth.Model(
                        "defects",
                        "defects-b1@7",
                        "sha256:" + "0f".repeat(32),
                        "auto",
                        "NPU",
                        "",
                        new Birth.Size(240, 240),
                        new Birth.Choice(
                                "chosen",
                                List.of(new Birth.PassedOver(
                                        "defects-b1@7 224x224 on NPU",
                                        "it loses 1.1 points of accuracy against the one that was chosen"))))),
                Birth.Previous.NONE);
    }
}
