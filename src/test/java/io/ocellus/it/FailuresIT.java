package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets who asks for what can't be done: a sentence on standard error, an exit code, and no stack trace. */
@QuarkusMainIntegrationTest
class FailuresIT {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String PICTURE = "models/imagenet-lite0/1/golden/chelsea-whole.jpg";

    @TempDir
    private Path folder;

    @Test
    void shouldNameAFileThatIsMissing(QuarkusMainLauncher launcher) {
        // given
        String picture = "no-such-picture.jpg";

        // when
        LaunchResult answer = launcher.launch("classify", picture);

        // then
        assertFailed(answer, FAILED, "ocellus: no-such-picture.jpg does not exist");
    }

    @Test
    void shouldClassifyTheOthersWhereOnePictureIsBroken(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");

        // when
        LaunchResult answer = launcher.launch("classify", broken.toString(), PICTURE);

        // then
        assertThat(answer.exitCode()).isEqualTo(FAILED);
        assertThat(answer.getOutput()).contains("Egyptian cat").hasLineCount(1);
        assertThat(answer.getErrorOutput()).contains(broken + " can't be read as a picture or video");
    }

    @Test
    void shouldClassifyNothingThatLeadsElsewhereOrClaimsGigabytes(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path list = Files.writeString(
                folder.resolve("list.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n"
                        + Path.of("deploy/demo/clip.mp4").toAbsolutePath() + "\n#EXT-X-ENDLIST\n");
        Path huge = folder.resolve("huge.mp4");
        try (InputStream packed = FailuresIT.class.getResourceAsStream("/hostile/huge-16000x16000.mp4.gz")) {
            Files.copy(new GZIPInputStream(Objects.requireNonNull(packed)), huge);
        }

        // when
        LaunchResult answer = launcher.launch("classify", list.toString(), huge.toString());

        // then
        assertThat(answer.exitCode()).isEqualTo(FAILED);
        assertThat(answer.getOutput()).isEmpty();
        assertThat(answer.getErrorOutput())
                .contains(list + " can't be read as a picture or video")
                .contains(huge + " can't be read as a picture or video");
    }

    @Test
    void shouldNameAModelThatIsMissing(QuarkusMainLauncher launcher) {
        // given
        String model = "imagenet-lite9";

        // when
        LaunchResult answer = launcher.launch("classify", "--model", model, PICTURE);

        // then
        assertFailed(answer, FAILED, "has no model imagenet-lite9; it has imagenet-lite0@1");
    }

    @Test
    void shouldSayWhereItLookedForTheRuntime(QuarkusMainLauncher launcher) {
        // given
        String nowhere = folder.resolve("nowhere").toString();

        // when
        LaunchResult answer = launcher.launch("devices", "--openvino", nowhere);

        // then
        assertFailed(answer, FAILED, nowhere + " (no such folder)");
    }

    @Test
    void shouldNameAnOptionThatDoesNotExist(QuarkusMainLauncher launcher) {
        // given
        String option = "--colour";

        // when
        LaunchResult answer = launcher.launch("models", option);

        // then
        assertFailed(answer, USAGE, "Unknown option: '--colour'");
    }

    @Test
    void shouldFindABundleThatWasChanged(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path bundle = Files.createDirectories(folder.resolve("imagenet-lite0/1"));
        copy(Path.of("models/imagenet-lite0/1"), bundle);
        byte[] weights = Files.readAllBytes(bundle.resolve("model.bin"));
        weights[weights.length / 2] ^= 1;
        Files.write(bundle.resolve("model.bin"), weights);

        // when
        LaunchResult answer = launcher.launch("models", "--models", folder.toString());

        // then
        assertThat(answer.exitCode()).isEqualTo(FAILED);
        assertThat(answer.getOutput())
                .startsWith("imagenet-lite0@1  can't be used: ")
                .contains("model.bin");
    }

    @Test
    void shouldRefuseABundleForANewerAgent(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path bundle = Files.createDirectories(folder.resolve("imagenet-lite0/1"));
        String manifest = Files.readString(Path.of("models/imagenet-lite0/1/bundle.json"));
        Files.writeString(
                bundle.resolve("bundle.json"),
                manifest.replaceFirst("\"minimum_agent\": \"[0-9.]+\"", "\"minimum_agent\": \"99.0.0\""));

        // when
        LaunchResult answer = launcher.launch("classify", "--models", folder.toString(), PICTURE);

        // then
        assertFailed(answer, FAILED, "needs ocellus 99.0.0 or newer, this is ");
    }

    @Test
    void shouldNameAFolderOfModelsThatIsMissing(QuarkusMainLauncher launcher) {
        // given
        Path nowhere = folder.resolve("nowhere");

        // when
        LaunchResult answer = launcher.launch("models", "--models", nowhere.toString());

        // then
        assertFailed(answer, FAILED, "ocellus: " + nowhere + " is not a folder");
    }

    @Test
    void shouldNameAConfigurationThatIsMissing(QuarkusMainLauncher launcher) {
        // given
        Path config = folder.resolve("none.yaml");

        // when
        LaunchResult answer = launcher.launch("run", "--config", config.toString());

        // then
        assertFailed(answer, FAILED, "ocellus: " + config + ": does not exist");
    }

    @Test
    void shouldNameAPortThatIsTaken(QuarkusMainLauncher launcher) throws IOException {
        // given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = Files.writeString(folder.resolve("ocellus.yaml"), """
                    local: {models: %s, http: {port: %d}}
                    spec:
                      cameras: {gate: {url: "test:"}}
                      classifiers: {c: {model: imagenet-lite0}}
                    """.formatted(
                            Path.of("models").toAbsolutePath(), taken.getLocalPort()));

            // when
            LaunchResult answer = launcher.launch("run", "--config", config.toString());

            // then
            assertThat(answer.exitCode()).isEqualTo(FAILED);
            assertThat(answer.getOutput()).isEmpty();
            assertThat(answer.getErrorOutput())
                    .contains("ocellus: ", Integer.toString(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    private static void assertFailed(LaunchResult answer, int exitCode, String sentence) {
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.getOutput()).isEmpty();
        assertThat(answer.getErrorOutput()).contains(sentence).doesNotContain("\tat ", "Exception");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
