package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are packaged: the answer alone on standard output, and the exit code. */
@QuarkusMainIntegrationTest
class CommandsIT {

    @TempDir
    private Path folder;

    @Test
    void shouldClassifyAPictureForAMachine(QuarkusMainLauncher launcher) {
        // given
        String picture = "models/imagenet-lite0/1/golden/chelsea-whole.jpg";

        // when
        LaunchResult answer = launcher.launch("classify", "--json", picture);

        // then
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.getOutput())
                .startsWith("{\"file\":")
                .contains("\"label\":\"Egyptian cat\"")
                .hasLineCount(1);
    }

    @Test
    void shouldClassifyFoldersAndVideosForPeople(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path golden = Path.of("models/imagenet-lite0/1/golden");
        Files.copy(golden.resolve("chelsea-whole.jpg"), folder.resolve("a.jpg"));
        Files.copy(golden.resolve("coffee-whole.jpg"), folder.resolve("b.jpg"));

        // when
        LaunchResult answer = launcher.launch("classify", "-k", "1", folder.toString(), "deploy/demo/clip.mp4");

        // then
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.getOutput().lines())
                .hasSizeGreaterThan(4)
                .anyMatch(line -> line.matches(".*/a\\.jpg: Egyptian cat 0\\.[0-9]{2}"))
                .anyMatch(line -> line.matches(".*/b\\.jpg: espresso 0\\.[0-9]{2}"))
                .allMatch(line -> line.matches(".+: .+ [01]\\.[0-9]{2}"));
    }

    @Test
    void shouldListTheShippedModel(QuarkusMainLauncher launcher) {
        // given
        String models = "models";

        // when
        LaunchResult answer = launcher.launch("models", "--models", models);

        // then
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.getOutput()).startsWith("imagenet-lite0@1  efficientnet-lite0, int8, ");
    }

    @Test
    void shouldListTheCpu(QuarkusMainLauncher launcher) {
        // given
        String form = "--json";

        // when
        LaunchResult answer = launcher.launch("devices", form);

        // then
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.getOutput()).contains("\"name\" : \"CPU\"");
    }

    @Test
    void shouldTellEverythingThatIsWrongWithAConfiguration(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path config = Files.writeString(folder.resolve("ocellus.yaml"), """
                spec:
                  cameras:
                    dock1: {url: "test:", fps: -1, fsp: 3}
                  classifiers: {c: {model: imagenet-lite0}}
                """);

        // when
        LaunchResult answer = launcher.launch("config", "check", "--config", config.toString());

        // then
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.getOutput())
                .contains(config + ":3: spec.cameras.dock1.fps: must be greater than 0, is -1")
                .contains(config + ":3: spec.cameras.dock1.fsp: is not a known field; did you mean 'fps'?")
                .hasLineCount(2);
    }

    @Test
    void shouldSayWhatIsInAGoodConfiguration(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path config = Files.writeString(
                folder.resolve("ocellus.yaml"), """
                local: {models: %s}
                spec:
                  cameras:
                    dock1: {url: "test:"}
                    dock2: {url: "test:", views: {bay1: {}, bay2: {}}}
                  classifiers: {c: {model: imagenet-lite0}}
                """.formatted(Path.of("models").toAbsolutePath()));

        // when
        LaunchResult answer = launcher.launch("config", "check", "--config", config.toString());

        // then
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.getOutput().lines())
                .containsExactly(
                        config + ":1: warning: local.mqtt: is missing, so nothing is published",
                        config + " is good: 2 cameras, 3 views, 1 classifier, 1 warning");
    }

    @Test
    void shouldDrawASnapshot(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path config = Files.writeString(folder.resolve("ocellus.yaml"), """
                spec:
                  cameras:
                    dock1: {url: "test:320x240@15", views: {bay1: {region: [0.1, 0.1, 0.5, 0.5]}}}
                  classifiers: {c: {model: imagenet-lite0}}
                """);
        Path picture = folder.resolve("dock1.png");

        // when
        LaunchResult answer =
                launcher.launch("snapshot", "dock1", "-o", picture.toString(), "--config", config.toString());

        // then
        assertThat(answer.exitCode()).isZero();
        assertThat(picture).isNotEmptyFile();
    }
}
