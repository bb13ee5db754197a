package io.ocellus.inference;

import io.ocellus.report.ClassificationResult.Clock;
import io.ocellus.report.Observation;
import io.ocellus.report.Probabilities;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Observations that only differ in their frame's number. */
final class Observations {

    private static final Observation.Model MODEL = new Observation.Model("m@1", "sha256:0", List.of("a"), "CPU");

    private Observations() {}

    static Observation ofFrame(long number) {
        Probabilities probabilities = Probabilities.ofOwned(new float[] {1});
        return new Observation(
                "cam", "main", Instant.EPOCH, 0, probabilities, MODEL, Map.of(), number, 4, 4, Clock.FILE, Map.of());
    }
}
