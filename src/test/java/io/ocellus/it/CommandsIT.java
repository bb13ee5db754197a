package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.it.PackagedAgent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are packaged: the answer alone on standard output, one sentence for a failure, the exit code. */
class CommandsIT {

    @TempDir
    private Path folder;

    @Test
    void shouldClassifyAPictureForAMachine() throws InterruptedException {
        // given
        String picture = "models/imagenet-lite0/1/golden/chelsea-whole.jpg";

        // when
        Answer answer = PackagedAgent.run(folder, "classify", "--json", picture);

        // then
        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .startsWith("{\"file\":")
                .contains("\"label\":\"Egyptian cat\"")
                .hasLineCount(1);
    }

    @Test
    void shouldSayInOneSentenceThatAFileIsMissing() throws InterruptedException {
        // given
        String picture = "no-such-picture.jpg";

        // when
        Answer answer = PackagedAgent.run(folder, "classify", picture);

        // then
        assertThat(answer).isEqualTo(new Answer(1, "", "ocellus: no-such-picture.jpg does not exist\n"));
    }

    @Test
    void shouldEndWithTwoOnAWrongOption() throws InterruptedException {
        // given
        String option = "--colour";

        // when
        Answer answer = PackagedAgent.run(folder, "models", option);

        // then
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("--colour");
    }

    @Test
    void shouldListTheShippedModel() throws InterruptedException {
        // given
        String models = "models";

        // when
        Answer answer = PackagedAgent.run(folder, "models", "--models", models);

        // then
        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).startsWith("imagenet-lite0@1  224x224, 1000 classes, sha256:");
    }

    @Test
    void shouldListTheCpu() throws InterruptedException {
        // given
        String form = "--json";

        // when
        Answer answer = PackagedAgent.run(folder, "devices", form);

        // then
        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).contains("\"name\" : \"CPU\"");
    }

    @Test
    void shouldTellEverythingThatIsWrongWithAConfiguration() throws IOException, InterruptedException {
        // given
        Path config = Files.writeString(folder.resolve("ocellus.yaml"), """
                spec:
                  cameras:
                    dock1: {url: "test:", fps: -1, fsp: 3}
                  classifiers: {c: {model: imagenet-lite0}}
                """);

        // when
        Answer answer = PackagedAgent.run(folder, "config", "check", "--config", config.toString());

        // then
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.out())
                .contains("spec.cameras.dock1.fps: must be greater than 0, is -1")
                .contains("spec.cameras.dock1.fsp: is not a known field; did you mean 'fps'?");
    }

    @Test
    void shouldDrawASnapshot() throws IOException, InterruptedException {
        // given
        Path config = Files.writeString(folder.resolve("ocellus.yaml"), """
                spec:
                  cameras:
                    dock1: {url: "test:320x240@15", views: {bay1: {region: [0.1, 0.1, 0.5, 0.5]}}}
                  classifiers: {c: {model: imagenet-lite0}}
                """);
        Path picture = folder.resolve("dock1.png");

        // when
        Answer answer =
                PackagedAgent.run(folder, "snapshot", "dock1", "-o", picture.toString(), "--config", config.toString());

        // then
        assertThat(answer.exit()).isZero();
        assertThat(picture).isNotEmptyFile();
    }
}
