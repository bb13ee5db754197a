package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import io.ocellus.config.Region;
import io.ocellus.frame.OpenCv;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.quicktheories.core.Gen;

class MasksTest {

    private static final byte LIGHT = 100;

    @BeforeAll
    static void loadOpenCv() {
        OpenCv.load();
    }

    @Test
    void shouldBlackenEveryPixelThatAMaskTouchesAndNoOther() {
        qt().forAll(sizes(), regions(), arbitrary().pick(1, 3, 4)).checkAssert((size, mask, channels) -> {
            int width = size[0];
            int height = size[1];
            byte[] pixels = blackened(width, height, channels, mask);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean touched =
                            touches(x, width, mask.x(), mask.width()) && touches(y, height, mask.y(), mask.height());
                    assertThat(pixels[(y * width + x) * channels])
                            .as("pixel %d,%d of %dx%d below %s", x, y, width, height, mask)
                            .isEqualTo(touched ? 0 : LIGHT);
                }
            }
        });
    }

    private static boolean touches(int pixel, int pixels, double from, double length) {
        return pixel + 1 > from * pixels && pixel < (from + length) * pixels;
    }

    private static byte[] blackened(int width, int height, int channels, Region mask) {
        Mat picture = new Mat(height, width, CvType.CV_8UC(channels), Scalar.all(LIGHT));
        new Masks(List.of(mask)).blacken(picture);
        byte[] pixels = new byte[width * height * channels];
        picture.get(0, 0, pixels);
        picture.release();
        return pixels;
    }

    private static Gen<int[]> sizes() {
        return integers().between(1, 40).zip(integers().between(1, 40), (width, height) -> new int[] {width, height});
    }

    private static Gen<Region> regions() {
        Gen<Double> part = doubles().between(0.001, 0.999);
        return part.zip(part, part, part, (x, y, w, h) -> new Region(x, y, w * (1 - x), h * (1 - y)));
    }
}
