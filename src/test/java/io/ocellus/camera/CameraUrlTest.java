package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://10.0.0.7:554/Streaming/Channels/101",
                "rtsps://cam.plant7.example/live",
                "http://192.168.1.4/mjpg/video.mjpg",
                "https://[fe80::1]:8443/video",
                "rtsp://cam_1"
            })
    void shouldKeepANetworkUrlAsItIs(String url) {
        // when
        CameraUrl parsed = CameraUrl.parse(url);

        // then
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        CameraUrl.Network.class,
                        network -> assertThat(network.scheme() + "://" + network.authority() + network.rest())
                                .isEqualTo(url));
        assertThat(parsed.live()).isTrue();
    }

    @Test
    void shouldShowNothingAfterTheHost() {
        // when
        CameraUrl parsed = CameraUrl.parse("http://cam/video?user=op&password=s3cret");

        // then
        assertThat(parsed).hasToString("http://cam/…");
        assertThat(((CameraUrl.Network) parsed).rest()).isEqualTo("/video?user=op&password=s3cret");
    }

    @Test
    void shouldReadTheLocalSchemes() {
        assertThat(CameraUrl.parse("v4l2:/dev/video0")).isEqualTo(new CameraUrl.V4l2(Path.of("/dev/video0")));
        assertThat(CameraUrl.parse("file:a clip.mp4")).isEqualTo(new CameraUrl.VideoFile(Path.of("a clip.mp4")));
        assertThat(CameraUrl.parse("file:///srv/a.mp4")).isEqualTo(new CameraUrl.VideoFile(Path.of("/srv/a.mp4")));
        assertThat(CameraUrl.parse("folder:/srv/p")).isEqualTo(new CameraUrl.PictureFolder(Path.of("/srv/p")));
        assertThat(CameraUrl.parse("test:")).isEqualTo(new CameraUrl.TestPattern(640, 480, 15));
        assertThat(CameraUrl.parse("test:320x200@7.5")).isEqualTo(new CameraUrl.TestPattern(320, 200, 7.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://op:s3cret@cam/live",
                "rtsp://op:s3/cret@cam/live",
                "rtsp://op:s3cret@",
                "http://s3cret@cam",
                "rtsp://op:s3?cret@cam/live",
                "ftp://op:s3cret@cam/live",
                "op:s3cret@cam",
                "videotestsrc ! filesink location=/tmp/s3cret",
                "appsrc:s3cret",
                "rtsp:s3cret",
                "rtsp://cam:99999/s3cret",
                "rtsp://cam/s3cret key",
                "rtsp://cam/s3cret\n",
                "v4l2:/etc/s3cret",
                "v4l2:/dev/../s3cret",
                "v4l2:0",
                "file:",
                "file://host/s3cret",
                "test:s3cret",
                "test:640x480@0",
                "test:1x1",
                "0",
                ""
            })
    void shouldRefuseEverythingElseInOneSentenceWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> CameraUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("a")
                .doesNotContain("cret")
                .doesNotContain("\n");
    }

    @Test
    void shouldReadOrRefuseAnythingButNeverFailOtherwise() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 40)).checkAssert(text -> {
            for (String scheme : new String[] {"", "rtsp://", "http://", "file:", "folder:", "v4l2:", "test:"}) {
                Throwable thrown = catchThrowable(() -> CameraUrl.parse(scheme + text));
                assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                        .isTrue();
            }
        });
    }

    @Test
    void shouldReadBackATestPatternThatItPrinted() {
        qt().forAll(
                        integers().between(16, 4096),
                        integers().between(16, 4096),
                        integers().between(1, 120))
                .check((width, height, fps) -> {
                    CameraUrl url = new CameraUrl.TestPattern(width, height, fps);
                    return CameraUrl.parse(url.toString()).equals(url);
                });
    }
}
