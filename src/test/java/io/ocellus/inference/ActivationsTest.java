package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.floats;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.model.ModelOutput;
import io.ocellus.model.ModelOutput.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationsTest {

    @Test
    void shouldMakeProbabilitiesOfAnyLogits() {
        qt().forAll(lists().of(floats().between(-1e30f, 1e30f)).ofSizeBetween(1, 50))
                .checkAssert(logits -> {
                    // given
                    float[] values = array(logits);

                    // when
                    Activations.apply(values, output(Activation.SOFTMAX, 1));

                    // then
                    double sum = 0;
                    for (float value : values) {
                        assertThat(value).isBetween(0f, 1f);
                        sum += value;
                    }
                    assertThat(sum).isEqualTo(1, within(1e-5));
                });
    }

    @Test
    void shouldKeepTheOrderOfClasses() {
        qt().forAll(lists().of(floats().between(-20, 20)).ofSizeBetween(2, 20)).checkAssert(logits -> {
            // given
            float[] values = array(logits);

            // when
            Activations.apply(values, output(Activation.SOFTMAX, 2));

            // then
            for (int i = 1; i < values.length; i++) {
                if (logits.get(i) > logits.get(i - 1)) {
                    assertThat(values[i]).isGreaterThanOrEqualTo(values[i - 1]);
                }
            }
        });
    }

    @Test
    void shouldDivideLogitsByTheTemperature() {
        // given
        float[] values = {2, 0};

        // when
        Activations.apply(values, output(Activation.SOFTMAX, 2));

        // then
        assertThat(values[0]).isEqualTo((float) (Math.E / (Math.E + 1)), within(1e-6f));
    }

    @Test
    void shouldTakeEachClassAloneWhereSeveralMayBeRight() {
        // given
        float[] values = {0, (float) Math.log(3), -200};

        // when
        Activations.apply(values, output(Activation.SIGMOID, 1));

        // then
        assertThat(values).containsExactly(new float[] {0.5f, 0.75f, 0}, within(1e-6f));
    }

    @Test
    void shouldLeaveProbabilitiesAlone() {
        // given
        float[] values = {0.1f, 0.9f};

        // when
        Activations.apply(values, output(Activation.NONE, 5));

        // then
        assertThat(values).containsExactly(0.1f, 0.9f);
    }

    private static ModelOutput output(Activation activation, float temperature) {
        return new ModelOutput("", activation, temperature, activation == Activation.SIGMOID, 0);
    }

    private static float[] array(List<Float> list) {
        float[] array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }
}
