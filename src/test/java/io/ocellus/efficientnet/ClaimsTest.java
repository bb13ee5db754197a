package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.ocellus.efficientnet.Claim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void shouldComputeEachFigureThatReviewsRepeat() {
        // when
        List<Claim> claims = Claims.all();

        // then
        assertThat(claims)
                .extracting(Claim::said, Claim::verdict)
                .contains(
                        tuple("α·β²·γ² ≈ 2", Verdict.RIGHT),
                        tuple("memory and FLOPs grow with d·w²·r²", Verdict.IMPRECISE),
                        tuple("8.4× smaller than ResNet", Verdict.MISREAD),
                        tuple("6.1× faster than ResNet", Verdict.MISREAD));
        assertThat(claims)
                .extracting(Claim::computed)
                .anyMatch(text -> text.startsWith("1.920;"))
                .anyMatch(text -> text.contains("66,347,960"))
                .anyMatch(text -> text.equals("5,288,548"))
                .anyMatch(text -> text.startsWith("GPipe / B7 8.4; ResNet-152 / B7 0.9"));
    }

    /** Stem, head, classifier and depthwise convolutions take a little off the powers of the theory. */
    @Test
    void shouldGrowInDepthAndTheSquareOfWidthInParametersAndNotInResolution() {
        // when
        Growth growth = Growth.of(Network::parameters);

        // then
        assertThat(growth.depth()).isCloseTo(1, within(0.1));
        assertThat(growth.width()).isCloseTo(2, within(0.25));
        assertThat(growth.resolution()).isZero();
    }

    @Test
    void shouldGrowInDepthAndWidthAndTheSquareOfResolutionInActivations() {
        // when
        Growth growth = Growth.of(Network::activations);

        // then
        assertThat(growth.depth()).isCloseTo(1, within(0.2));
        assertThat(growth.width()).isCloseTo(1, within(0.01));
        assertThat(growth.resolution()).isCloseTo(2, within(0.01));
    }
}
