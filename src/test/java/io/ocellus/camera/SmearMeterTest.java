package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.frame.FfmpegOptions;
import io.ocellus.frame.OpenCv;
import io.ocellus.report.CameraReport.Health;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/** Real video, whole and with lost packets: a packet of RTP carries a slice, and a slice that lacks a part is lost. */
class SmearMeterTest {

    private static final Path DATA = Path.of("../shared/data");
    private static final double LIMIT = Specs.HEALTH.smeared();

    @TempDir
    static Path folder;

    private final SmearMeter meter = new SmearMeter();

    @BeforeAll
    static void loadOpenCv() {
        OpenCv.load();
    }

    /** Each tenth picture's share. */
    private List<Double> sharesOf(Path video) throws Exception {
        VideoCapture capture = new VideoCapture();
        try (FfmpegTurn turn = FfmpegTurn.take(new CameraUrl.VideoFile(video), FfmpegOptions.FILE)) {
            assertThat(turn).isNotNull();
            assertThat(capture.open(video.toString(), Videoio.CAP_FFMPEG, new MatOfInt()))
                    .isTrue();
        }
        Mat picture = new Mat();
        List<Double> shares = new ArrayList<>();
        for (int n = 0; capture.grab(); n++) {
            if (n % 10 == 9 && capture.retrieve(picture)) {
                shares.add(meter.measure(picture));
            }
        }
        capture.release();
        picture.release();
        return shares;
    }

    /** H.264 in slices of a packet each, as a camera in a network sends it. */
    private static byte[] sliced(Path video) throws IOException, InterruptedException {
        Path out = Clips.ffmpeg(
                folder.resolve(video.getFileName() + ".h264"),
                List.of("-stream_loop", "2", "-i", video.toString(), "-t", "60", "-an"),
                List.of(
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-g",
                        "40",
                        "-bf",
                        "0",
                        "-x264-params",
                        "slice-max-size=1200"));
        return Files.readAllBytes(out);
    }

    /** Without some of its slices. */
    private static Path lossy(byte[] stream, double loss) throws IOException {
        Random random = new Random(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = next(stream, 0);
        while (start < stream.length) {
            int end = next(stream, start + 3);
            int type = stream[start + 3] & 0x1f;
            boolean slice = type == 1 || type == 5;
            if (!slice || random.nextDouble() >= loss) {
                out.write(stream, start, end - start);
            }
            start = end;
        }
        return Files.write(folder.resolve("lossy.h264"), out.toByteArray());
    }

    private static int next(byte[] stream, int from) {
        for (int i = from; i + 3 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i;
            }
        }
        return stream.length;
    }

    /** Whether a camera with these looks, one a second, is told to be smeared at any time. */
    private static boolean isTold(List<Double> shares) {
        PictureHealth health = PictureHealth.start(0);
        boolean told = false;
        for (int n = 0; n < shares.size(); n++) {
            PictureStatistics look = new PictureStatistics(0, 0, shares.get(n), true);
            health = health.next(look, TimeUnit.SECONDS.toNanos(n), Specs.HEALTH);
            told |= health.told() == Health.SMEARED;
        }
        return told;
    }

    @Test
    void shouldTellLostPacketsFromAWholeStream() throws Exception {
        // given
        byte[] stream = sliced(Path.of("deploy/demo/clip.mp4"));
        Path whole = Files.write(folder.resolve("whole.h264"), stream);

        // when
        List<Double> undamaged = sharesOf(whole);
        List<Double> damaged = sharesOf(lossy(stream, 0.3));

        // then
        assertThat(undamaged).isNotEmpty();
        assertThat(isTold(undamaged)).as("whole, " + undamaged).isFalse();
        assertThat(isTold(damaged)).as("damaged, " + damaged).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"car-detection.mp4", "one-by-one-person-detection.mp4"})
    void shouldTellLostPacketsOfRealCameras(String name) throws Exception {
        // given
        byte[] stream = sliced(existing("videos/" + name));
        Path whole = Files.write(folder.resolve("whole.h264"), stream);

        // when
        List<Double> undamaged = sharesOf(whole);
        List<Double> damaged = sharesOf(lossy(stream, 0.3));

        // then
        assertThat(undamaged).isNotEmpty();
        assertThat(isTold(undamaged)).as("whole, " + undamaged).isFalse();
        assertThat(isTold(damaged)).as("damaged, " + damaged).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bottle-detection.mp4",
                "car-detection.mp4",
                "one-by-one-person-detection.mp4",
                "labelled-stream.mp4"
            })
    void shouldTellNothingOfRealVideo(String name) throws Exception {
        // given
        Path video = existing("videos/" + name);

        // when
        List<Double> shares = sharesOf(video);

        // then
        assertThat(shares).isNotEmpty();
        assertThat(isTold(shares)).as(shares.toString()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"images/val", "images/calibration"})
    void shouldFindNearlyNoneInPhotographs(String name) throws IOException {
        // given
        List<Path> photographs;
        try (Stream<Path> files = Files.list(existing(name))) {
            photographs = files.filter(f -> f.toString().matches(".*\\.(jpe?g|JPE?G|png)"))
                    .toList();
        }
        int smeared = 0;

        // when
        for (Path file : photographs) {
            Mat picture = Imgcodecs.imread(file.toString());
            double share = meter.measure(picture);
            picture.release();
            smeared += share >= LIMIT ? 1 : 0;
        }

        // then
        assertThat(photographs).hasSizeGreaterThan(100);
        assertThat(smeared).isLessThanOrEqualTo(photographs.size() / 50);
    }

    private static Path existing(String name) {
        Path path = DATA.resolve(name);
        assumeTrue(Files.exists(path), () -> {
            System.err.println("SKIPPED: " + path + " is not here");
            return "no " + path;
        });
        return path;
    }
}
