package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.retry.Backoff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the hostile videos through a whole camera. */
class HostileVideosTest {

    private static final Backoff RARELY = new Backoff(Duration.ofSeconds(30), Duration.ofSeconds(30), () -> 0.5);

    @TempDir
    static Path folder;

    private static List<Hostile> videos = List.of();
    private static Cameras cameras = new Cameras(null);
    private static long before;

    @BeforeAll
    static void prepare() throws Exception {
        cameras.close();
        cameras = new Cameras(Sources.real(folder), CaptureClock.system(), RARELY);
        videos = HostileVideos.all(folder);
        before = Outcome.residentMegabytes();
    }

    static List<Hostile> videos() {
        return videos;
    }

    @AfterAll
    static void shouldHoldNothingAfterwards() {
        cameras.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("camera-cam1")));
        assertThat(Outcome.residentMegabytes() - before).as("MB kept").isLessThan(200);
        assertThat(Outcome.mostMegabytesSoFar() - before)
                .as("MB at the worst moment")
                .isLessThan(1200);
    }

    @ParameterizedTest
    @MethodSource("videos")
    void shouldEndInAStateWithASentence(Hostile video) throws IOException {
        // given
        Path file = video.writtenTo(folder);

        // when
        try (Recorder recorder =
                Recorder.start(cameras, Specs.of("file:" + file).fast())) {
            Outcome.awaitSettled(recorder);

            // then
            Outcome.assertTold(recorder);
        }
    }

    @Test
    void shouldRefuseAVideoOfGigabytesAPictureBeforeItsFirstPicture() throws IOException {
        // given
        Hostile huge = videos.getLast();
        Path file = huge.writtenTo(folder);

        // when
        try (Recorder recorder =
                Recorder.start(cameras, Specs.of("file:" + file).fast())) {
            Outcome.awaitSettled(recorder);

            // then
            assertThat(recorder.reports.getLast().reason()).contains("16000 x 16000 pixels; 8K");
            assertThat(recorder.camera.stats().grabbed()).isZero();
        }
    }
}
