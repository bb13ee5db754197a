package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.Region;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.report.ClassificationResult.Clock;
import io.ocellus.retry.Backoff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Files, folders and the test pattern through the whole of a camera. */
class CameraFileTest {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(50), () -> 0);

    @TempDir
    Path folder;

    private Cameras cameras;

    @BeforeEach
    void openCameras() {
        cameras = new Cameras(Sources.real(null), CaptureClock.system(), QUICK);
    }

    @AfterEach
    void closeCameras() {
        cameras.close();
    }

    private Recorder play(Specs specs) {
        Recorder recorder = Recorder.start(cameras, specs);
        await().until(() -> recorder.reached(Phase.ENDED));
        return recorder;
    }

    @Test
    void shouldDeliverEachPictureOfAFileInOrderWhenFast() throws Exception {
        // given
        Path clip = Clips.h264(folder, 60);

        // when
        Recorder recorder = play(Specs.of("file:" + clip).fast());

        // then
        assertThat(recorder.seen)
                .extracting(Recorder.Seen::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        assertThat(recorder.seen).allMatch(s -> s.width() == 160 && s.height() == 120 && s.clock() == Clock.FILE);
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE, Phase.ENDED);
    }

    @Test
    void shouldGiveFramesTheTimeOfTheirPlaceInTheFile() throws Exception {
        // given
        Path clip = Clips.h264(folder, 26);

        // when
        Recorder recorder = play(Specs.of("file:" + clip).fast());

        // then
        Duration span = Duration.between(
                recorder.seen.getFirst().time(), recorder.seen.getLast().time());
        assertThat(span).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(2));
    }

    @Test
    void shouldSampleAtTheTargetRate() throws Exception {
        // given
        Path clip = Clips.h264(folder, 100);

        // when
        Recorder recorder = play(Specs.of("file:" + clip).fast().fps(5));

        // then
        assertThat(recorder.seen).hasSize(20);
        assertThat(recorder.camera.stats().grabbed()).isEqualTo(100);
        assertThat(recorder.camera.stats().sampled()).isEqualTo(20);
    }

    @Test
    void shouldServeEachViewAtItsOwnRateFromOneDecoding() throws Exception {
        // given
        Path clip = Clips.h264(folder, 50);

        // when
        Recorder recorder = play(Specs.of("file:" + clip).fast().view("slow", Specs.view(5)));

        // then
        assertThat(recorder.seen).filteredOn(s -> s.view().equals("main")).hasSize(50);
        assertThat(recorder.seen).filteredOn(s -> s.view().equals("slow")).hasSize(10);
        assertThat(recorder.camera.stats().sampled()).isEqualTo(50);
    }

    @Test
    void shouldStartAgainAtTheEndWhenLooped() throws Exception {
        // given
        Path clip = Clips.h264(folder, 10);
        Recorder recorder =
                Recorder.start(cameras, Specs.of("file:" + clip).fast().looped());

        // when
        await().until(() -> recorder.seen.size() > 35);
        recorder.close();

        // then
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
        assertThat(recorder.seen).extracting(Recorder.Seen::time).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldReadAFolderByNameAndSkipWhatIsNoPicture() throws Exception {
        // given
        picture("b.png", CvType.CV_8UC1, 20);
        picture("a.jpg", CvType.CV_8UC3, 10);
        picture("d.bmp", CvType.CV_8UC3, 30);
        Files.writeString(folder.resolve("c.jpg"), "not a picture");
        Files.writeString(folder.resolve("notes.txt"), "left alone");

        // when
        Recorder recorder = play(Specs.of("folder:" + folder).fast());

        // then
        assertThat(recorder.seen).extracting(Recorder.Seen::channels).containsExactly(3, 1, 3);
        assertThat(recorder.seen).extracting(s -> Math.round(s.corner())).containsExactly(10L, 20L, 30L);
        assertThat(recorder.camera.stats().drops()).containsEntry("unreadable", 1L);
        assertThat(recorder.mailbox("main").drops().snapshot()).containsEntry("unreadable", 1L);
    }

    private void picture(String name, int type, double value) {
        Mat mat = new Mat(24, 32, type, Scalar.all(value));
        assertThat(Imgcodecs.imwrite(folder.resolve(name).toString(), mat)).isTrue();
        mat.release();
    }

    @Test
    void shouldBlackenMasksBeforeAnyViewSeesThePicture() throws Exception {
        // given
        picture("a.png", CvType.CV_8UC3, 200);

        // when
        Recorder recorder = play(Specs.of("folder:" + folder).fast().mask(new Region(0, 0, 0.5, 0.5)));

        // then
        assertThat(recorder.seen.getFirst().corner()).isZero();
    }

    @Test
    void shouldPlayTheTestPatternAtItsSize() {
        // given
        Recorder recorder = Recorder.start(cameras, Specs.of("test:320x200@100"));

        // when
        await().until(() -> recorder.seen.size() >= 5);
        recorder.close();

        // then
        assertThat(recorder.seen).allMatch(s -> s.width() == 320 && s.height() == 200);
        assertThat(recorder.camera.stats().width()).isEqualTo(320);
    }

    @Test
    void shouldPlayAtTheFilesOwnPaceByTheClock() {
        // given
        ManualClock clock = new ManualClock();
        try (Cameras paced = new Cameras(Sources.real(null), clock, QUICK)) {
            Recorder recorder = Recorder.start(paced, Specs.of("test:64x48@10"));
            await().until(() -> recorder.seen.size() == 1);

            // when
            clock.advance(Duration.ofMillis(350));
            await().until(() -> recorder.seen.size() >= 4);

            // then
            assertThat(recorder.camera.stats().grabbed()).isEqualTo(4);
            assertThat(recorder.seen.getLast().time())
                    .isEqualTo(recorder.seen.getFirst().time().plusMillis(300));
        }
    }

    @Test
    void shouldKeepTryingAFileThatIsNotThere() throws Exception {
        // given
        Path clip = folder.resolve("later.mp4");
        Recorder recorder = Recorder.start(cameras, Specs.of("file:" + clip).fast());
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // when
        Files.copy(Clips.h264(folder, 10), clip);
        await().until(() -> recorder.reached(Phase.ENDED));

        // then
        assertThat(recorder.seen).hasSize(10);
        assertThat(recorder.reports.get(1).reason()).contains("there is no").contains("later.mp4");
        assertThat(List.of(Phase.RECONNECTING, Phase.LIVE)).isSubsetOf(recorder.phases());
    }

    @Test
    void shouldReportAClipThatIsCutShortAsUnopenable() throws Exception {
        // given
        Path whole = Clips.h264(folder, 50);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.mp4");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

        // when
        Recorder recorder = Recorder.start(cameras, Specs.of("file:" + cut).fast());
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // then
        assertThat(recorder.reports.get(1).reason()).contains("cut.mp4").contains("can't be opened");
        assertThat(recorder.seen).isEmpty();
    }
}
