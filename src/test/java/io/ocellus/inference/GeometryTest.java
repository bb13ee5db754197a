package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Rect;

class GeometryTest {

    @ParameterizedTest
    @CsvSource({
        "STRETCH,   640, 480, '{0, 0, 640x480}',   '{0, 0, 224x224}'",
        "CROP,      640, 480, '{80, 0, 480x480}',  '{0, 0, 224x224}'",
        "CROP,      100, 300, '{0, 100, 100x100}', '{0, 0, 224x224}'",
        "LETTERBOX, 640, 480, '{0, 0, 640x480}',   '{0, 28, 224x168}'",
        "LETTERBOX, 100, 200, '{0, 0, 100x200}',   '{56, 0, 112x224}'",
        "TOP_LEFT,  640, 480, '{0, 0, 640x480}',   '{0, 0, 224x168}'",
    })
    void shouldFitAPicture(Fit fit, int width, int height, String from, String to) {
        // given
        Geometry geometry = new Geometry(Models.input(224, 224, Color.RGB, fit));

        // when
        geometry.fit(width, height, Area.FULL);

        // then
        assertThat(geometry.from).hasToString(from);
        assertThat(geometry.to).hasToString(to);
    }

    @Test
    void shouldCropToAShapeThatIsNoSquare() {
        // given
        Geometry geometry = new Geometry(Models.input(200, 100, Color.RGB, Fit.CROP));

        // when
        geometry.fit(600, 600, Area.FULL);

        // then
        assertThat(geometry.from).isEqualTo(new Rect(0, 150, 600, 300));
    }

    @Test
    void shouldStayWithinPictureAndModelWhateverTheyAre() {
        qt().forAll(
                        integers().between(1, 4000),
                        integers().between(1, 3000),
                        doubles().between(0, 0.999),
                        doubles().between(0.001, 1))
                .checkAssert((width, height, at, part) -> {
                    for (Fit fit : Fit.values()) {
                        // given
                        Geometry geometry = new Geometry(Models.input(96, 64, Color.RGB, fit));
                        double size = Math.min(part, 1 - at);

                        // when
                        geometry.fit(width, height, new Area(at, at, size, size));

                        // then
                        assertWithin(geometry.from, width, height);
                        assertWithin(geometry.to, 96, 64);
                    }
                });
    }

    private static void assertWithin(Rect rect, int width, int height) {
        assertThat(rect.width).isPositive();
        assertThat(rect.height).isPositive();
        assertThat(rect.x).isNotNegative();
        assertThat(rect.y).isNotNegative();
        assertThat(rect.x + rect.width).isLessThanOrEqualTo(width);
        assertThat(rect.y + rect.height).isLessThanOrEqualTo(height);
    }
}
