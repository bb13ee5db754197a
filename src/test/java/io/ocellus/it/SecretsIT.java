package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.testing.RtspServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A camera's password stays with the camera, while the camera works and where it fails. */
class SecretsIT extends OnABroker {

    private static final String PASSWORD = "planted-pa55word";
    private static final Path CLIP = Path.of("deploy/demo/clip.mp4");

    @Test
    void shouldTellNobodyThePasswordThatItLogsInWith() throws IOException, InterruptedException {
        // given
        assumeTrue(RtspServer.isInstalled());
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        try (RtspServer camera = new RtspServer(CLIP, "--user", "viewer", "--password", PASSWORD)) {
            gateway.configure(
                    broker.url(),
                    "{url: \"" + camera.url() + "\", credentials: dock}",
                    "credentials: {dock: {username: viewer, password: {file: password}}}");

            // when
            String answers = answersOverALossOf(camera);

            // then
            assertKept(answers);
        }
    }

    /** As many cameras want it: {@code rtsp://…/stream?user=…&password=…}. */
    @Test
    void shouldTellNobodyAPasswordInAQuery() throws IOException, InterruptedException {
        // given
        assumeTrue(RtspServer.isInstalled());
        try (RtspServer camera = new RtspServer(CLIP)) {
            gateway.configure(broker.url(), "{url: \"" + camera.url() + "?user=viewer&password=" + PASSWORD + "\"}");

            // when
            String answers = answersOverALossOf(camera);

            // then
            assertKept(answers);
        }
    }

    /** As other cameras want it: {@code rtsp://…/user=…_password=…}. */
    @Test
    void shouldTellNobodyAPasswordInAPath() throws IOException, InterruptedException {
        // given
        String camera = "rtsp://127.0.0.1:" + Gateway.freePort() + "/user=viewer_password=" + PASSWORD;
        gateway.configure(broker.url(), "{url: \"" + camera + "\"}").run();
        subscriber.awaitReceived(
                all -> all.stream().anyMatch(message -> message.payload().contains("\"reconnecting\"")));
        gateway.awaitStatus("/q/health/live", 200);

        // when
        String answers = answers();

        // then
        gateway.terminate();
        assertKept(answers);
    }

    @Test
    void shouldRefuseALoginInsideAUrlWithoutRepeatingIt() throws IOException, InterruptedException {
        // given
        gateway.configure(broker.url(), "{url: \"rtsp://viewer:" + PASSWORD + "@127.0.0.1/s\"}");

        // when
        int exit = gateway.run().waitFor();

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(gateway.written()).contains("must not hold user or password").doesNotContain(PASSWORD);
    }

    /** What the agent answers over HTTP while its camera works, and after the camera was killed. */
    private String answersOverALossOf(RtspServer camera) throws IOException, InterruptedException {
        gateway.run();
        subscriber.awaitReceived(
                all -> all.stream().anyMatch(message -> message.topic().endsWith("/result")));
        gateway.awaitStatus("/q/health/ready", 200);
        String answers = answers();
        camera.kill();
        subscriber.awaitReceived(
                all -> all.stream().anyMatch(message -> message.payload().contains("\"reconnecting\"")));
        gateway.awaitStatus("/q/health/ready", 503);
        answers += answers();
        gateway.terminate();
        return answers;
    }

    private String answers() throws IOException, InterruptedException {
        return gateway.get("/q/health").body() + gateway.get("/q/metrics").body();
    }

    private void assertKept(String answers) {
        assertThat(subscriber.received())
                .isNotEmpty()
                .noneMatch(message -> message.payload().contains(PASSWORD));
        assertThat(answers).contains("gate").doesNotContain(PASSWORD);
        assertThat(gateway.written()).contains("gate").doesNotContain(PASSWORD);
    }
}
