package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What must become of a camera that was given something hostile. */
final class Outcome {

    private static final Set<Phase> SETTLED = EnumSet.of(Phase.ENDED, Phase.RECONNECTING, Phase.FAILED);

    private Outcome() {}

    static void awaitSettled(Recorder recorder) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(40))
                .until(() -> recorder.reports.stream().anyMatch(r -> SETTLED.contains(r.phase())));
    }

    /** It was read to its end in spite of all, or one sentence says why not. */
    static void assertTold(Recorder recorder) {
        CameraReport settled = recorder.reports.stream()
                .filter(r -> SETTLED.contains(r.phase()))
                .findFirst()
                .orElseThrow();
        if (settled.phase() == Phase.ENDED) {
            assertThat(recorder.camera.stats().sampled()).isPositive();
        } else {
            assertThat(settled.reason()).isNotBlank().hasSizeLessThan(300).doesNotContain("\n", "OpenCV(", "Exception");
        }
    }

    static long residentMegabytes() {
        return megabytes("VmRSS:");
    }

    static long mostMegabytesSoFar() {
        return megabytes("VmHWM:");
    }

    private static long megabytes(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
