package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ocellus.inference.EngineExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class) // loads OpenCV
class PictureProfilerTest {

    @Test
    void shouldMeasureTheVideosSizeAndPredictOthers() {
        // given
        Path clip = Path.of("deploy/demo/clip.mp4");

        // when
        List<PictureCost> costs = PictureProfiler.measure(clip, Duration.ofMillis(700));

        // then
        assertThat(costs).extracting(PictureCost::width).containsExactly(640, 1280, 1920);
        assertThat(costs).extracting(PictureCost::predicted).containsExactly(false, true, true);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.codec()).isEqualTo("h264");
            assertThat(cost.decodeSeconds()).isPositive();
            assertThat(cost.resizeSeconds()).isPositive();
        });
        assertThat(costs.get(1).decodeSeconds() / costs.get(0).decodeSeconds()).isCloseTo(3, within(1e-9));
    }

    @Test
    void shouldHaveNothingToSayOfWhatIsNoVideo(@TempDir Path folder) throws IOException {
        // given
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no video");

        // when
        List<PictureCost> costs = PictureProfiler.measure(text, Duration.ofMillis(100));

        // then
        assertThat(costs).isEmpty();
    }

    @Test
    void shouldAddUpTheCoresOfACamera() {
        // given
        PictureCost cost = new PictureCost("h264", 1280, 720, 0.002, 0.001, 0.0005, false);

        // when
        double cores = cost.cores(25, 10, 2);

        // then
        assertThat(cores).isCloseTo(25 * 0.002 + 10 * (0.001 + 2 * 0.0005), within(1e-12));
    }
}
