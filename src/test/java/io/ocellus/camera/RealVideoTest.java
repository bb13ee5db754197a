package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.report.CameraReport.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real videos, read as fast as they can be. */
class RealVideoTest {

    private static final Path VIDEOS = Path.of("../shared/data/videos");

    private final Cameras cameras = new Cameras(null);

    @AfterEach
    void closeCameras() {
        cameras.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bottle-detection.mp4,640,360,39.9", // B-frames
        "car-detection.mp4,768,432,30" // with sound
    })
    void shouldSampleARealVideoToItsEnd(String name, int width, int height, double seconds) {
        // given
        Path video = VIDEOS.resolve(name);
        assumeTrue(Files.exists(video), () -> {
            System.err.println("SKIPPED: " + video + " is not here");
            return "no " + video;
        });

        // when
        Recorder recorder =
                Recorder.start(cameras, Specs.of("file:" + video).fast().fps(2));
        await().atMost(Duration.ofSeconds(30)).until(() -> recorder.reached(Phase.ENDED));

        // then
        assertThat((double) recorder.seen.size()).isBetween(seconds * 2 - 2, seconds * 2 + 2);
        assertThat(recorder.seen).allMatch(s -> s.width() == width && s.height() == height);
        assertThat(recorder.camera.stats().drops()).isEmpty();
    }

    @Test
    void shouldLeaveNoThreadBehind() {
        // given
        Recorder recorder = Recorder.start(cameras, Specs.of("test:64x48@200"));
        await().until(() -> !recorder.seen.isEmpty());

        // when
        recorder.close();
        cameras.close();

        // then
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("camera-")));
    }
}
