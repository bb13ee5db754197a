package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;

import io.ocellus.efficientnet.PowerLaw.Point;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PowerLawTest {

    private static List<Point> points(PowerLaw law) {
        return DoubleStream.of(0.4, 0.7, 1, 1.8, 4.4, 10, 19, 38)
                .mapToObj(x -> new Point(x, law.at(x)))
                .toList();
    }

    @Test
    void shouldFindTheLawThatPointsLieOn() {
        qt().withExamples(200)
                .forAll(
                        doubles().between(0.5, 30),
                        doubles().between(1, 10),
                        doubles().between(0.2, 2))
                .checkAssert((floor, factor, exponent) -> {
                    // given
                    PowerLaw law = new PowerLaw(floor, factor, exponent);

                    // when
                    PowerLaw found = PowerLaw.fit(points(law));

                    // then
                    assertThat(found.floor()).isCloseTo(floor, within(1e-3));
                    assertThat(found.factor()).isCloseTo(factor, within(1e-3));
                    assertThat(found.exponent()).isCloseTo(exponent, within(1e-3));
                });
    }

    @Test
    void shouldNeverPromiseLessThanNoErrorAtAll() {
        // given
        List<Point> line = List.of(new Point(1, 10), new Point(2, 6), new Point(3, 2));

        // when
        PowerLaw found = PowerLaw.fit(line);

        // then
        assertThat(found.floor()).isZero();
    }
}
