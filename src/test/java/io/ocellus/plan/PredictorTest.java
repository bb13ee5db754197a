package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ocellus.plan.Estimate.Measured;
import io.ocellus.plan.Estimate.Predicted;
import io.ocellus.plan.Estimate.Unknown;
import io.ocellus.plan.MeasuredTable.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorTest {

    private static final List<Row> TABLE = MeasuredTable.read();

    private static List<Measurement> measured(Predicate<Row> which) {
        return TABLE.stream().filter(which).map(Row::measurement).toList();
    }

    private static Predicate<Row> at(String level, String... variants) {
        return row -> row.level().equals(level)
                && row.pixels() == 224
                && List.of(variants).contains(row.variant());
    }

    /** From Lite0 and B0 at their own size alone. */
    @ParameterizedTest
    @CsvSource({"avx512_core_bf16, fp32", "avx512_core_bf16, int8", "avx2, fp32", "avx2, int8"})
    void shouldPredictTheFamilyFromItsTwoSmallest(String level, String precision) {
        // given
        Predictor predictor = new Predictor(measured(at(level, "lite0", "b0")));
        List<Row> others = TABLE.stream()
                .filter(row -> row.level().equals(level) && row.precision().equals(precision))
                .filter(row -> !at(level, "lite0", "b0").test(row))
                .toList();

        // when
        double[] errors = others.stream()
                .mapToDouble(row -> Math.abs(seconds(predictor, row.candidate()) / row.seconds() - 1))
                .sorted()
                .toArray();

        // then
        assertThat(errors).hasSize(18);
        assertThat(errors[errors.length / 2])
                .as("median of %s", Arrays.toString(errors))
                .isLessThan(0.15);
        assertThat(errors[errors.length - 1])
                .as("worst of %s", Arrays.toString(errors))
                .isLessThan(0.35);
    }

    @Test
    void shouldReturnWhatWasMeasuredAsItIs() {
        // given
        Row row = TABLE.getFirst();

        // when
        Estimate estimate = new Predictor(List.of(row.measurement())).estimate(row.candidate());

        // then
        assertThat(estimate).isEqualTo(new Measured(row.measurement().cost()));
    }

    @Test
    void shouldNotPredictFromOneNetwork() {
        // given
        Predictor predictor = new Predictor(
                measured(at("avx2", "lite0").and(row -> row.precision().equals("int8"))));

        // when
        Estimate estimate = predictor.estimate(candidate("efficientnet-lite2", "CPU", "int8"));

        // then
        assertThat(estimate).isEqualTo(new Unknown("fewer than two networks were measured on CPU in int8"));
    }

    @Test
    void shouldNotPredictSwishFromNetworksWithoutIt() {
        // given
        Predictor predictor = new Predictor(
                measured(at("avx2", "lite0").or(row -> row.variant().equals("lite1"))));

        // when
        Estimate estimate = predictor.estimate(candidate("efficientnet-b2", "CPU", "int8"));

        // then
        assertThat(estimate).isEqualTo(new Unknown("no network with swish was measured on CPU in int8"));
    }

    @Test
    void shouldNotPredictOneDeviceFromAnother() {
        // given
        Predictor predictor = new Predictor(measured(at("avx2", "lite0", "b0")));

        // when
        Estimate estimate = predictor.estimate(candidate("efficientnet-b2", "NPU", "int8"));

        // then
        assertThat(estimate).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldNotGuessWithoutAnArchitecture() {
        // given
        Predictor predictor = new Predictor(measured(at("avx2", "lite0", "b0")));

        // when
        Estimate estimate = predictor.estimate(candidate("", "CPU", "int8"));

        // then
        assertThat(estimate).isEqualTo(new Unknown("its bundle names no architecture, so it must be measured"));
    }

    @Test
    void shouldPredictTheTailMemoryAndCompilingToo() {
        // given
        Predictor predictor = new Predictor(measured(at("avx2", "lite0", "b0")));

        // when
        Cost small = cost(predictor, candidate("efficientnet-lite1", "CPU", "int8"));
        Cost large = cost(predictor, candidate("efficientnet-b4", "CPU", "int8"));

        // then
        assertThat(small.latencyP99Seconds()).isCloseTo(1.2 * small.latencyP50Seconds(), within(1e-9));
        assertThat(large.memoryBytes()).isGreaterThan(small.memoryBytes());
        assertThat(large.compileSeconds()).isGreaterThan(small.compileSeconds());
    }

    private static Candidate candidate(String architecture, String device, String precision) {
        return new Candidate("x@1", "sha256:0", architecture, "imagenet", 240, 240, device, precision);
    }

    private static double seconds(Predictor predictor, Candidate candidate) {
        return cost(predictor, candidate).cpuSecondsPerInference();
    }

    private static Cost cost(Predictor predictor, Candidate candidate) {
        assertThat(predictor.estimate(candidate)).isInstanceOf(Predicted.class);
        return predictor.estimate(candidate).known().orElseThrow();
    }
}
