package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.cli.Frontier.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

    @Test
    void shouldHoldExactlyWhatNoneBeats() {
        qt().forAll(lists().of(integers().between(0, 99)).ofSizeBetween(1, 30)).checkAssert(codes -> {
            List<Point> points = codes.stream()
                    .distinct()
                    .map(code -> new Point("p" + code, "CPU", 1.0 + code / 10, 0.5 + code % 10 / 100.0))
                    .toList();

            List<Point> frontier = Frontier.of(points);

            assertThat(points)
                    .allSatisfy(point -> assertThat(frontier.contains(point))
                            .isNotEqualTo(points.stream().anyMatch(other -> beats(other, point))));
        });
    }

    private static boolean beats(Point one, Point other) {
        return one.throughput() >= other.throughput()
                && one.accuracy() >= other.accuracy()
                && (one.throughput() > other.throughput() || one.accuracy() > other.accuracy());
    }

    @Test
    void shouldDrawEveryPointAndJoinTheFrontierOfEachDevice() {
        // given
        List<Point> points = List.of(
                new Point("a 224", "CPU", 100, 0.75),
                new Point("a 160", "CPU", 200, 0.70),
                new Point("b & c", "CPU", 90, 0.60),
                new Point("a 224", "NPU", 900, 0.74));

        // when
        String svg = FrontierSvg.of(points, "title");

        // then
        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("b &amp; c")
                .doesNotContain("NaN");
        assertThat(svg.split("<circle", -1)).hasSize(5);
        assertThat(svg.split("<polyline", -1)).hasSize(3);
    }
}
