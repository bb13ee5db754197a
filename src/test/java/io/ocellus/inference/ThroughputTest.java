package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.TinyIr;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class)
class ThroughputTest {

    @Test
    void shouldCountWhatItInferred(Engine engine, @TempDir Path folder) throws IOException {
        // given
        ModelDescription tiny =
                Models.write(folder, "tiny", new TinyIr(), Models.input(8, 8, Color.RGB, Fit.CROP), Models.LOGITS);
        try (LoadedModel model = engine.load(tiny, new Placement("CPU", 2))) {
            // when
            Throughput throughput = Throughput.measure(model, Duration.ofMillis(50));

            // then
            assertThat(throughput.inferences()).isGreaterThan(2);
            assertThat(throughput.seconds()).isGreaterThanOrEqualTo(0.05);
            assertThat(throughput.fps()).isPositive();
            assertThat(throughput.latency().median()).isPositive();
            assertThat(throughput.latency().max())
                    .isGreaterThanOrEqualTo(throughput.latency().p99());
        }
    }
}
