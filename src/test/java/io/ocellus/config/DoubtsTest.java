package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                  http: {host: 0.0.0.0}
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
                        "local.mqtt.url: sends the password unencrypted; use mqtts if the broker can",
                        "local.models: '" + folder.resolve("models") + "' does not exist",
                        "local.http.host: lets other machines see health and metrics",
                        "spec.cameras.a.views.v.fps: is more than the camera's fps, which is 5",
                        "spec.classifiers.d: is used by no view",
                        "local.credentials.dock: is used by no camera");
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
                        "local.mqtt: is missing, so nothing is published",
                        "spec.cameras: has no camera, so there is nothing to see");
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
