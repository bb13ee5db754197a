package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.Local.Credentials;
import io.ocellus.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;

/** What OpenCV and FFmpeg write to standard error by themselves, seen from outside of the process. */
class SilenceTest {

    /** Tries what makes them complain: a refused server with a password in its URL, a file that is no video. */
    static final class Complaints {

        private Complaints() {}

        public static void main(String[] args) throws Exception {
            Credentialed operator = new Credentialed(new Credentials("op", new Secret("s3cret")));
            try (Cameras cameras = new Cameras(null)) {
                for (String url : args) {
                    try (PictureSource source = Sources.real(null)
                            .create(CameraUrl.parse(url), Specs.of(url).spec(), operator)) {
                        source.open();
                        source.grab();
                        source.retrieve(new Mat());
                        System.out.println("read");
                    } catch (SourceException e) {
                        System.out.println(e.getMessage());
                    }
                }
                assertThat(cameras).isNotNull();
            }
        }
    }

    @Test
    void shouldBeTotalWhateverFails(@TempDir Path folder) throws IOException, InterruptedException {
        // given
        Path noVideo = Files.writeString(folder.resolve("clip.mp4"), "no video");
        Path errors = folder.resolve("stderr");
        ProcessBuilder complaints = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Complaints.class.getName(),
                        "rtsp://127.0.0.1:1/live",
                        "http://127.0.0.1:1/video?password=s3cret",
                        "v4l2:/dev/video99",
                        "file:" + noVideo)
                .redirectError(errors.toFile());

        // when
        Process process = complaints.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(process.waitFor()).isZero();
        assertThat(output.lines()).hasSize(4).allMatch(line -> line.contains("can't be opened"));
        assertThat(output).doesNotContain("s3cret");
        assertThat(Files.readString(errors)).isEmpty();
    }
}
