package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What holds for every baseline, scaling, resolution and number of classes. */
class NetworkPropertiesTest {

    private static final int CLASSES = 1000;

    private static Gen<BlockTable> tables() {
        return arbitrary().pick(Baselines.B0, Baselines.LITE0, Baselines.V2_B0, Baselines.V2_S);
    }

    private static Network scaled(BlockTable table, double phi) {
        return table.scaled("", Scaling.compound(phi), CLASSES);
    }

    @Test
    void shouldCostMoreWithEveryStepOfPhi() {
        qt().withExamples(200)
                .forAll(tables(), doubles().between(0, 6), doubles().between(0, 2))
                .checkAssert((table, phi, more) -> {
                    // when
                    Network small = scaled(table, phi);
                    Network large = scaled(table, phi + more);

                    // then
                    assertThat(large.parameters()).isGreaterThanOrEqualTo(small.parameters());
                    assertThat(large.multiplyAdds()).isGreaterThanOrEqualTo(small.multiplyAdds());
                    assertThat(large.activations()).isGreaterThanOrEqualTo(small.activations());
                    assertThat(large.peakActivations()).isGreaterThanOrEqualTo(small.peakActivations());
                });
    }

    @Test
    void shouldHaveTheSameParametersAtEveryResolution() {
        qt().withExamples(100)
                .forAll(tables(), integers().between(8, 1024), integers().between(8, 1024))
                .checkAssert((table, one, other) -> {
                    // when
                    Network first = table.network("", Scaling.NONE, one, CLASSES);
                    Network second = table.network("", Scaling.NONE, other, CLASSES);

                    // then
                    assertThat(first.parameters()).isEqualTo(second.parameters());
                    assertThat(first.weightBytes(Precision.INT8)).isEqualTo(second.weightBytes(Precision.INT8));
                });
    }

    @Test
    void shouldPayForEachClassWithTheHeadsChannelsAndABias() {
        qt().withExamples(100).forAll(tables(), integers().between(1, 5000)).checkAssert((table, classes) -> {
            // when
            Network one = table.scaled("", Scaling.NONE, 1);
            Network many = table.scaled("", Scaling.NONE, classes);

            // then
            assertThat(many.parameters() - one.parameters()).isEqualTo((classes - 1) * (table.head() + 1L));
        });
    }

    @Test
    void shouldHaveBlocksThatFitEachOtherWithChannelsInEights() {
        qt().withExamples(100).forAll(tables(), doubles().between(-2, 7)).checkAssert((table, phi) -> {
            // when
            var blocks = scaled(table, phi).blocks();

            // then
            for (int i = 1; i < blocks.size() - 1; i++) {
                assertThat(blocks.get(i).input()).isEqualTo(blocks.get(i - 1).output());
                assertThat(blocks.get(i).output().channels() % 8).isZero();
            }
        });
    }

    @Test
    void shouldNeedAtLeastTheInputAndOutputOfEveryBlockAtOnce() {
        qt().withExamples(100).forAll(tables(), doubles().between(0, 4)).checkAssert((table, phi) -> {
            // when
            Network network = scaled(table, phi);

            // then
            assertThat(network.blocks())
                    .allSatisfy(block -> assertThat(network.peakActivations())
                            .isGreaterThanOrEqualTo(Math.max(
                                    block.input().elements(), block.output().elements())));
        });
    }

    @Test
    void shouldSpendABudgetInOneDimensionAsNearAsWholeNumbersAllow() {
        qt().withExamples(15)
                .forAll(arbitrary().enumValues(Dimension.class), doubles().between(0.5, 3))
                .checkAssert((dimension, phi) -> {
                    // given
                    long budget = scaled(Baselines.B0, phi).multiplyAdds();

                    // when
                    Scaling alone = SingleDimension.matching(Baselines.B0, dimension, budget, CLASSES);

                    // then
                    double cost = Baselines.B0.scaled("", alone, CLASSES).multiplyAdds();
                    assertThat(cost / budget).isBetween(0.9, 1.1);
                    assertThat(alone.factor(dimension)).isGreaterThan(1);
                });
    }
}
