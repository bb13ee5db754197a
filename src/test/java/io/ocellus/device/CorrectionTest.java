package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.plan.Cost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {

    @Test
    void shouldComeToWhatIsObserved() {
        // given
        Correction correction = Correction.NONE;

        // when
        for (int i = 0; i < 100; i++) {
            correction = correction.observe(0.006, 0.004);
        }

        // then
        assertThat(correction.ratio()).isCloseTo(1.5, within(0.01));
        assertThat(correction.apply(new Cost(1, 0.004, 0.01, 300, 0.003, 7, 2)).throughput())
                .isCloseTo(200, within(2.0));
    }

    @Test
    void shouldStayBetweenAQuarterAndFourTimes() {
        qt().forAll(lists().of(doubles().between(1e-6, 1e3)).ofSizeBetween(1, 200))
                .checkAssert(observations -> {
                    Correction correction = Correction.NONE;
                    for (double observed : observations) {
                        correction = correction.observe(observed, 0.005);
                    }
                    assertThat(correction.ratio()).isBetween(0.25, 4.0);
                });
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "NaN, 1", "1, NaN", "Infinity, 1"})
    void shouldLeaveOutWhatIsNoTime(double observed, double expected) {
        // given
        Correction correction = new Correction(1.25);

        // when
        Correction next = correction.observe(observed, expected);

        // then
        assertThat(next).isEqualTo(correction);
    }
}
