package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;

import io.ocellus.efficientnet.Variants;
import io.ocellus.plan.SpeedModel.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedModelTest {

    private static final RelativeCosts COSTS = RelativeCosts.of("int8");
    private static final Workload LITE0 = work("lite0");
    private static final Workload B0 = work("b0");

    private static Workload work(String variant) {
        return Workload.of(Variants.find(variant).orElseThrow().network());
    }

    @Test
    void shouldFindTheFactorsOfADevice() {
        // given
        SpeedModel device = new SpeedModel(COSTS, 3e-12, 5e-12);
        List<Point> points = List.of(new Point(LITE0, device.seconds(LITE0)), new Point(B0, device.seconds(B0)));

        // when
        SpeedModel fitted = SpeedModel.fit(COSTS, points).orElseThrow();

        // then
        assertThat(fitted.plain()).isCloseTo(3e-12, within(3e-14));
        assertThat(fitted.gating()).isCloseTo(5e-12, within(1e-13));
    }

    /** Whatever is measured, also nonsense: no network takes negative time, and a larger one takes no less. */
    @Test
    void shouldNeverPredictThatMoreWorkTakesLessTime() {
        qt().forAll(doubles().between(1e-4, 1), doubles().between(1e-4, 1)).checkAssert((lite, swish) -> {
            // given
            List<Point> points = List.of(new Point(LITE0, lite), new Point(B0, swish));

            // when
            SpeedModel fitted = SpeedModel.fit(COSTS, points).orElseThrow();

            // then
            assertThat(fitted.seconds(work("lite0")))
                    .isNotNegative()
                    .isLessThanOrEqualTo(fitted.seconds(work("lite4")));
            assertThat(fitted.seconds(work("b0"))).isPositive().isLessThan(fitted.seconds(work("b4")));
        });
    }

    @Test
    void shouldNotFitOnePoint() {
        // given
        List<Point> points = List.of(new Point(LITE0, 0.01), new Point(B0, 0));

        // when
        var fitted = SpeedModel.fit(COSTS, points);

        // then
        assertThat(fitted).isEmpty();
    }
}
