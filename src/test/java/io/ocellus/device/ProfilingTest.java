package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.device.Profiling.Result;
import io.ocellus.inference.Engine;
import io.ocellus.inference.EngineExtension;
import io.ocellus.openvino.OpenVino;
import io.ocellus.plan.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real measurements on this machine's CPU; no figure is judged. */
@ExtendWith(EngineExtension.class)
class ProfilingTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final Engine engine;
    private final DeviceInventory here;
    private final List<String> sentences = new ArrayList<>();

    @TempDir
    private Path folder;

    ProfilingTest(Engine engine, OpenVino runtime) {
        this.engine = engine;
        this.here = DeviceInventory.of(runtime, engine.core());
    }

    private List<Result> run(DeviceInventory inventory, List<Trial> trials) throws IOException {
        ProfileStore store = ProfileStore.open(folder.resolve("state"), sentences::add);
        return new Profiling(engine, inventory, store, CLOCK).run(trials, Duration.ofMillis(200), result -> {});
    }

    @Test
    void shouldMeasureEachSizeOfOneBundle() throws IOException {
        // given
        List<Trial> trials = SizedBundle.trials(folder, 128, 224);

        // when
        List<Result> results = run(here, trials);

        // then
        assertThat(results)
                .extracting(result -> result.trial().candidate().width())
                .containsExactly(128, 224);
        assertThat(results).allSatisfy(result -> {
            Cost cost = Objects.requireNonNull(result.cost());
            assertThat(cost.compileSeconds()).isPositive();
            assertThat(cost.latencyP50Seconds()).isPositive().isLessThanOrEqualTo(cost.latencyP99Seconds());
            assertThat(cost.throughput()).isPositive();
            assertThat(cost.requests()).isPositive();
        });
    }

    @Test
    void shouldNotMeasureAgainWhatStillHolds() throws IOException {
        // given
        List<Trial> trials = SizedBundle.trials(folder, 128, 224);
        List<Result> first = run(here, trials.subList(0, 1));

        // when
        List<Result> second = run(here, trials);

        // then
        assertThat(second).extracting(Result::known).containsExactly(true, false);
        assertThat(second.getFirst().cost()).isEqualTo(first.getFirst().cost());
        assertThat(sentences).isEmpty();
    }

    @Test
    void shouldMeasureAgainWhereSomethingChanged() throws IOException {
        // given
        List<Trial> trials = SizedBundle.trials(folder, 128, 224).subList(0, 1);
        DeviceInventory before =
                new DeviceInventory("2026.4.0", here.library(), here.host(), here.devices(), here.missing());
        run(before, trials);

        // when
        Result again = run(here, trials).getFirst();

        // then
        assertThat(again.known()).isFalse();
        assertThat(again.note()).startsWith("measured again: OpenVINO was '2026.4.0', is '" + here.openVino() + "'");
    }

    @Test
    void shouldSayWhyACandidateCantRunAndGoOn() throws IOException {
        // given
        Trial good = SizedBundle.trials(folder, 128, 224).getFirst();
        Trial nowhere = Trial.of(good.model(), "TPU");

        // when
        List<Result> results = run(here, List.of(nowhere, good));

        // then
        assertThat(results.getFirst().cost()).isNull();
        assertThat(results.getFirst().note()).startsWith("there is no device TPU here; OpenVINO has CPU");
        assertThat(results.getLast().cost()).isNotNull();
    }
}
