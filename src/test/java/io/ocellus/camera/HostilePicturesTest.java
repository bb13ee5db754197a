package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.frame.PictureFile;
import io.ocellus.retry.Backoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** Each of the hostile pictures alone in the folder of a camera, and by the reader that {@code classify} uses. */
class HostilePicturesTest {

    private static final Backoff RARELY = new Backoff(Duration.ofSeconds(30), Duration.ofSeconds(30), () -> 0.5);

    private static final Cameras CAMERAS = new Cameras(Sources.real(null), CaptureClock.system(), RARELY);
    private static long before;

    @TempDir
    Path folder;

    @BeforeAll
    static void rememberMemory() {
        before = Outcome.residentMegabytes();
    }

    @AfterAll
    static void shouldHoldNothingAfterwards() {
        CAMERAS.close();
        assertThat(Outcome.residentMegabytes() - before).as("MB kept").isLessThan(200);
    }

    static List<Hostile> damaged() {
        return HostilePictures.damaged();
    }

    static List<Hostile> impossible() {
        return HostilePictures.impossible();
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void shouldReadWhatCanBeReadOrSaySo(Hostile picture) throws IOException {
        // given
        picture.writtenTo(folder);

        // when
        try (Recorder recorder =
                Recorder.start(CAMERAS, Specs.of("folder:" + folder).fast())) {
            Outcome.awaitSettled(recorder);

            // then
            Outcome.assertTold(recorder);
        }
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void shouldSayThatThereIsNoPicture(Hostile picture) throws IOException {
        // given
        picture.writtenTo(folder);

        // when
        try (Recorder recorder =
                Recorder.start(CAMERAS, Specs.of("folder:" + folder).fast())) {
            Outcome.awaitSettled(recorder);

            // then
            assertThat(recorder.reports.getLast().reason()).endsWith("has no picture that can be read");
            assertThat(recorder.seen).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void shouldGiveClassifyNothing(Hostile picture) throws IOException {
        // given
        Path file = picture.writtenTo(folder);

        // when
        Mat read = PictureFile.read(file, Imgcodecs.IMREAD_COLOR);

        // then
        assertThat(read.empty()).isTrue();
        assertThat(Files.size(file)).isLessThan(200_000);
    }
}
