package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.report.Probabilities;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmootherTest {

    @Test
    void shouldTakeTheFirstOutputAsItIs() {
        // given
        Smoother smoother = new Smoother(0.25);

        // when
        smoother.accept(Probabilities.ofOwned(new float[] {0.2f, 0.8f}));

        // then
        assertThat(smoother.best()).isEqualTo(1);
        assertThat(smoother.get(1)).isEqualTo(0.8f);
    }

    @Test
    void shouldWeighTheNewestOutput() {
        // given
        Smoother smoother = new Smoother(0.25);
        smoother.accept(Probabilities.ofOwned(new float[] {0, 1}));

        // when
        smoother.accept(Probabilities.ofOwned(new float[] {1, 0}));

        // then
        assertThat(smoother.get(0)).isEqualTo(0.25f);
        assertThat(smoother.get(1)).isEqualTo(0.75f);
        assertThat(smoother.best()).isEqualTo(1);
    }

    @Test
    void shouldPreferTheFirstOfEqualClasses() {
        // given
        Smoother smoother = new Smoother(1);

        // when
        smoother.accept(Probabilities.ofOwned(new float[] {0.1f, 0.45f, 0.45f}));

        // then
        assertThat(smoother.best()).isEqualTo(1);
    }

    @Test
    void shouldStartAnewWhenTheNumberOfClassesChanges() {
        // given
        Smoother smoother = new Smoother(0.25);
        smoother.accept(Probabilities.ofOwned(new float[] {0, 1}));

        // when
        smoother.accept(Probabilities.ofOwned(new float[] {0.5f, 0.3f, 0.2f}));

        // then
        assertThat(smoother.size()).isEqualTo(3);
        assertThat(smoother.get(0)).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 1.5f})
    void shouldRefuseWhatIsNoProbabilityAndStartAnewAfterIt(float value) {
        // given
        Smoother smoother = new Smoother(1);
        smoother.accept(Probabilities.ofOwned(new float[] {0, 1}));
        assertThat(smoother.accept(Probabilities.ofOwned(new float[] {value, 0})))
                .isFalse();

        // when
        boolean usable = smoother.accept(Probabilities.ofOwned(new float[] {0.7f, 0.3f}));

        // then
        assertThat(usable).isTrue();
        assertThat(smoother.get(0)).isEqualTo(0.7f);
    }

    @Test
    void shouldRefuseNotANumberBehindTheBestClass() {
        // given
        Smoother smoother = new Smoother(0.5);

        // when
        boolean usable = smoother.accept(Probabilities.ofOwned(new float[] {0.9f, 0.1f, Float.NaN}));

        // then
        assertThat(usable).isFalse();
    }

    @Test
    void shouldRefuseAnEmptyOutput() {
        // given
        Smoother smoother = new Smoother(0.5);

        // when
        boolean usable = smoother.accept(Probabilities.ofOwned(new float[0]));

        // then
        assertThat(usable).isFalse();
    }

    @Test
    void shouldKeepADistributionADistribution() {
        qt().withExamples(300)
                .forAll(
                        lists().of(integers().between(0, 10_000)).ofSizeBetween(8, 400),
                        doubles().between(0.01, 1.0))
                .checkAssert((numbers, weight) -> {
                    // given
                    Smoother smoother = new Smoother(weight);

                    // when
                    distributions(numbers).forEach(smoother::accept);

                    // then
                    double sum = 0;
                    for (int i = 0; i < smoother.size(); i++) {
                        assertThat(smoother.get(i)).isBetween(0f, smoother.get(smoother.best()));
                        sum += smoother.get(i);
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5));
                });
    }

    /** Each four numbers are one output over four classes. */
    private static List<Probabilities> distributions(List<Integer> numbers) {
        return IntStream.range(0, numbers.size() / 4)
                .mapToObj(row -> {
                    float[] values = new float[4];
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        sum += numbers.get(4 * row + i) + 0.5;
                    }
                    for (int i = 0; i < 4; i++) {
                        values[i] = (float) ((numbers.get(4 * row + i) + 0.5) / sum);
                    }
                    return Probabilities.ofOwned(values);
                })
                .toList();
    }
}
