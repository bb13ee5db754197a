package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    /** 16 channels times 1.2 are 19.2: 16 would lose 17 %, so EfficientNet takes 24 and EfficientNetV2 takes 16. */
    @ParameterizedTest
    @CsvSource({
        "WITHIN_TEN_PERCENT, 16, 1.2, 24", "NEAREST, 16, 1.2, 16", "WITHIN_TEN_PERCENT, 32, 1.1, 32",
        "WITHIN_TEN_PERCENT, 1280, 1.1, 1408", "WITHIN_TEN_PERCENT, 40, 1.1, 48", "NEAREST, 1, 0.1, 8",
        "WITHIN_TEN_PERCENT, 30, 1.0, 30"
    })
    void shouldRoundAsTheReferenceCode(Rounding rounding, int channels, double width, int expected) {
        // when
        int rounded = rounding.channels(channels, width);

        // then
        assertThat(rounded).isEqualTo(expected);
    }

    @Test
    void shouldGiveMultiplesOfEightThatLoseAtMostTenPercent() {
        qt().forAll(integers().between(8, 4000), doubles().between(0.1, 8))
                .assuming((_, width) -> width != 1)
                .checkAssert((channels, width) -> {
                    // when
                    int rounded = Rounding.WITHIN_TEN_PERCENT.channels(channels, width);

                    // then
                    assertThat(rounded % 8).isZero();
                    assertThat((double) rounded).isGreaterThanOrEqualTo(0.9 * channels * width);
                });
    }

    @Test
    void shouldNeverRoundRepeatsDown() {
        qt().forAll(integers().between(1, 50), doubles().between(0.01, 10)).checkAssert((repeats, depth) -> {
            // when
            int rounded = Rounding.repeats(repeats, depth);

            // then
            assertThat(rounded - repeats * depth).isBetween(0.0, 1.0);
        });
    }
}
