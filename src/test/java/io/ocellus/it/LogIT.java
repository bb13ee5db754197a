package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged agent logs, and where. */
@QuarkusMainIntegrationTest
class LogIT {

    @TempDir
    private Path folder;

    @Test
    void shouldLogToStandardErrorAlone(QuarkusMainLauncher launcher) throws IOException {
        // given
        String config = configure();

        // when
        LaunchResult run = launcher.launch("run", "--config", config, "--for", "1s");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.getOutput()).isEmpty();
        assertThat(run.getErrorOutput()).contains("looks at [gate]", "ended after");
    }

    @Test
    void shouldLogJsonForAMachine(QuarkusMainLauncher launcher) throws IOException {
        // given
        String config = configure();

        // when
        LaunchResult run = launcher.launch("run", "--config", config, "--for", "1s", "--log-json");

        // then
        assertThat(run.getOutput()).isEmpty();
        assertThat(run.getErrorOutput().lines())
                .filteredOn(line -> line.startsWith("{"))
                .anyMatch(line -> line.contains("looks at [gate]"))
                .allMatch(line -> line.endsWith("}") && line.contains("\"level\":"));
    }

    private String configure() throws IOException {
        try (Gateway gateway = new Gateway(folder)) {
            gateway.configure(URI.create("mqtt://127.0.0.1:" + Gateway.freePort()), Gateway.CLIP);
            return gateway.config().toString();
        }
    }
}
