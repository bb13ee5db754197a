package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command works while {@code run} holds its port. */
@QuarkusMainIntegrationTest
class BesideARunningAgentIT {

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerEveryCommand(QuarkusMainLauncher launcher) throws IOException, InterruptedException {
        // given
        try (Gateway gateway = new Gateway(folder)) {
            gateway.configure(URI.create("mqtt://127.0.0.1:" + Gateway.freePort()), Gateway.CLIP)
                    .run();
            gateway.awaitStatus("/q/health/ready", 200);
            String config = gateway.config().toString();
            String picture = folder.resolve("gate.png").toString();
            List<List<String>> commands = List.of(
                    List.of("classify", "models/imagenet-lite0/1/golden/chelsea-whole.jpg"),
                    List.of("devices"),
                    List.of("models"),
                    List.of("variants", "b0"),
                    List.of("config", "check", "--config", config),
                    List.of("snapshot", "gate", "-o", picture, "--config", config));

            // when
            Map<String, Integer> exits = new TreeMap<>();
            commands.forEach(command -> exits.put(
                    command.getFirst(),
                    launcher.launch(command.toArray(String[]::new)).exitCode()));

            // then
            assertThat(exits)
                    .hasSize(commands.size())
                    .allSatisfy((_, exit) -> assertThat(exit).isZero());
            assertThat(gateway.get("/q/health/live").statusCode()).isEqualTo(200);
        }
    }
}
