package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtsTest {

    private final SettingsReader reader = new SettingsReader(Map.of("PW", Documents.PASSWORD), "gw");

    @TempDir
    private Path folder;

    @Test
    void shouldHaveNoDoubtsAboutASoundConfiguration() throws Exception {
        // given
        Files.createDirectory(folder.resolve("models"));
        Path file = write("""
                local: {mqtt: {url: 'mqtt://localhost'}}
                spec: {classifiers: {c: {model: m}}, cameras: {a: {url: 'test:320x240'}}}
                """);

        // when
        Findings findings = reader.check(file);

        // then
        assertThat(findings.usable()).isTrue();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void shouldDoubtWhatNobodyMeans() throws Exception {
        // given
        Path file = write("""
                local:
                  mqtt: {url: 'mqtt://broker', password: {env: PW}}
                  credentials: {dock: {username: u, password: {env: PW}}}
                spec:
                  classifiers: {c: {model: m}, d: {model: m}}
                  cameras: {a: {url: 'test:320x240', fps: 5, views: {v: {classifier: c, fps: 10}}}}
                """);

        // when
        Findings findings = reader.check(file);

        // then
        assertThat(findings.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "local.models: '" + folder.resolve("models") + "' does not exist",
                        "local.mqtt.url: sends the password unencrypted; use mqtts if the broker can",
                        "local.credentials.dock: is used by no camera",
                        "spec.classifiers.d: is used by no view",
                        "spec.cameras.a.views.v.fps: is more than the camera's fps, which is 5");
        assertThat(findings.warnings()).extracting(Problem::line).containsExactly(1, 2, 3, 5, 6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fps: 0.1                                                   | a.publish.label_ttl | 3 results at 0.1 fps take 30 s
            fps: 2, views: {v: {fps: 0.1}}                             | a.views.v.publish.label_ttl | 3 results at 0.1 fps take 30 s
            fps: 0.5, views: {v: {fps: 2, publish: {consecutive: 20}}} | a.views.v.publish.label_ttl | 20 results at 0.5 fps take 40 s
            """)
    void shouldDoubtALabelThatRunsOutBetweenItsResults(String camera, String place, String sentence) throws Exception {
        // given
        Path file = write("""
                spec:
                  publishing: {label_ttl: 29s}
                  classifiers: {c: {model: m}}
                  cameras: {a: {url: 'test:320x240', %s}}
                """.formatted(camera));

        // when
        Findings findings = reader.check(file);

        // then
        assertThat(findings.warnings())
                .extracting(Problem::toString)
                .contains("spec.cameras." + place + ": is 29s, but " + sentence
                        + ": the verified label would run out between them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fps: 0.1", "fps: 5", "loop: false", "fps: 5, views: {v: {fps: 0.1}}"})
    void shouldNotDoubtALabelThatLastsLongEnough(String camera) throws Exception {
        // given
        Path file = write("""
                spec:
                  publishing: {label_ttl: 30s}
                  classifiers: {c: {model: m}}
                  cameras: {a: {url: 'test:320x240', %s}}
                """.formatted(camera));

        // when
        Findings findings = reader.check(file);

        // then
        assertThat(findings.warnings()).extracting(Problem::path).noneMatch(path -> path.endsWith("label_ttl"));
    }

    @Test
    void shouldSayThatThereIsNothingToDo() throws Exception {
        // given
        Files.createDirectory(folder.resolve("models"));
        Path file = write("local: {}");

        // when
        Findings findings = reader.check(file);

        // then
        assertThat(findings.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "spec.cameras: has no camera, so there is nothing to see",
                        "local.mqtt: is missing, so nothing is published");
    }

    @Test
    void shouldReportProblemsInsteadOfThrowing() throws Exception {
        // given
        Path file = write("loacl: {}");

        // when
        Findings findings = reader.check(file);

        // then
        assertThat(findings.usable()).isFalse();
        assertThat(findings.problems()).extracting(Problem::path).containsExactly("loacl");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("ocellus.yaml"), yaml);
    }
}
