package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.inference.EngineExtension;
import io.ocellus.testing.Rated;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Explanations where something is known, and where nothing is. */
@ExtendWith(EngineExtension.class)
class ExplainCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Rated.write(folder.resolve("models"), "things-a", Map.of(64, 0.9, 224, 0.8));
        Files.writeString(folder.resolve("ocellus.yaml"), """
                local: {models: models, state: state}
                spec:
                  classifiers: {chosen: {model: auto, task: things}, named: {model: things-a}}
                  cameras: {c: {url: "test:64x48@5", fps: 5, classifier: chosen}}
                """);
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String config() {
        return folder.resolve("ocellus.yaml").toString();
    }

    @Test
    void shouldSayWhyNothingMayServeWhereNothingWasMeasured() {
        // when
        int exit = run("explain", "chosen", "-c", config());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("chosen: no candidate may serve chosen: things-a@1 224x224 on CPU: its cost is unknown:")
                .doesNotContain("named:");
    }

    @Test
    void shouldExplainByWhatWasMeasured() throws IOException {
        // given
        run(
                "profile",
                "-c",
                config(),
                "--seconds",
                "1",
                "--device",
                "CPU",
                "--models",
                folder.resolve("models").toString());
        out.getBuffer().setLength(0);

        // when
        int exit = run("explain", "-c", config(), "--json");

        // then
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(exit).isZero();
        assertThat(answer.at("/classifiers/0/chosen/width").asInt()).isEqualTo(64);
        assertThat(answer.at("/classifiers/0/candidates/1/why").asText())
                .isEqualTo("it loses 10.0 points of accuracy against the one that was chosen");
        assertThat(answer.at("/classifiers/1/candidates/0/why").asText())
                .isEqualTo("chosen: the configuration names it");
    }

    @Test
    void shouldNameTheClassifiersThatThereAre() {
        // when
        int exit = run("explain", "thing", "-c", config());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(err).hasToString("ocellus: there is no classifier 'thing'; the configuration has chosen, named\n");
    }
}
