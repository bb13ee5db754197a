package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScalingLawTest {

    /** As an independent fit in numpy finds it: a grid of exponents, each with {@code lstsq}. */
    @Test
    void shouldFitThePublishedVariantsToATenthOfAPoint() {
        // when
        ScalingLaw law = ScalingLaw.ofPublished();

        // then
        assertThat(law.all().floor()).isCloseTo(14.976, within(0.01));
        assertThat(law.all().exponent()).isCloseTo(0.5294, within(0.001));
        assertThat(law.measured())
                .allSatisfy(point -> assertThat(law.all().at(point.billions())).isCloseTo(point.error(), within(0.1)));
    }

    @Test
    void shouldPromiseTooMuchForB7FromTheSmallOnesAlone() {
        // when
        ScalingLaw law = ScalingLaw.ofPublished();

        // then
        assertThat(law.early().floor()).isCloseTo(14.27, within(0.01));
        assertThat(law.earlyMissesLastBy()).isCloseTo(0.396, within(0.005));
    }
}
