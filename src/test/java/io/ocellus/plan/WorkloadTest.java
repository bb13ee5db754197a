package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadTest {

    static List<Variant> variants() {
        return Variants.ALL;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void shouldSplitTheFamilysMultiplyAddsWithoutLosingAny(Variant variant) {
        // given
        Network network = variant.network();

        // when
        Workload work = Workload.of(network);

        // then
        assertThat(work.dense() + work.depthwise()).isEqualTo(network.multiplyAdds());
    }

    /** B0's sixteen blocks gate what their depthwise convolutions write; from the paper's table 1 by hand. */
    @Test
    void shouldCountWhatSqueezeAndExcitationScales() {
        // given
        long expected = 32L * 112 * 112
                + (96L + 144) * 56 * 56
                + (144L + 240) * 28 * 28
                + (240L + 480 + 480) * 14 * 14
                + (480L + 672 + 672) * 14 * 14
                + (672L + 1152 + 1152 + 1152 + 1152) * 7 * 7;

        // when
        Workload work = Workload.of(Variants.find("b0").orElseThrow().network());

        // then
        assertThat(work.gated()).isEqualTo(expected);
    }

    @Test
    void shouldFindNeitherSwishNorGatesInLite() {
        // given
        Network network = Variants.find("lite4").orElseThrow().network();

        // when
        Workload work = Workload.of(network);

        // then
        assertThat(work.swish() + work.gated()).isZero();
    }
}
