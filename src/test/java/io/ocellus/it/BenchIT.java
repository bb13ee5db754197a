package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurements as they are packaged: their answers for machines, and their exit codes. No figure is judged here. */
@QuarkusMainIntegrationTest
class BenchIT {

    private static final String CLIP = "deploy/demo/clip.mp4";

    @TempDir
    private Path folder;

    @Test
    void shouldMeasureInferenceForAMachine(QuarkusMainLauncher launcher) throws IOException {
        // given
        String rounds = "2";

        // when
        LaunchResult answer = launcher.launch(
                "bench",
                "imagenet-lite0",
                "--device",
                "AUTO:CPU",
                "--requests",
                "1",
                "--seconds",
                "2",
                "--rounds",
                rounds,
                "--json");

        // then
        assertThat(answer.exitCode()).isZero();
        JsonNode candidate = json(answer).path("candidates").get(0);
        assertThat(candidate.path("model").asText()).isEqualTo("imagenet-lite0@1");
        assertThat(candidate.path("device").asText()).isEqualTo("AUTO:CPU");
        assertThat(candidate.path("executed_on").asText()).isEqualTo("CPU");
        assertThat(candidate.path("rounds")).hasSize(2);
        assertThat(candidate.at("/cost/requests").asInt()).isEqualTo(1);
        assertThat(candidate.at("/cost/throughput").asDouble()).isPositive();
        assertThat(candidate.at("/cost/latency_p99_s").asDouble())
                .isGreaterThanOrEqualTo(candidate.at("/cost/latency_p50_s").asDouble());
    }

    @Test
    void shouldKeepAProfileAndMeasureNothingTwice(QuarkusMainLauncher launcher) throws IOException {
        // given
        String[] command = {"profile", "imagenet-lite0", "--state", folder.toString(), "--seconds", "2", "--json"};
        JsonNode first = new ObjectMapper().readTree(launcher.launch(command).getOutput());

        // when
        LaunchResult answer = launcher.launch(command);

        // then
        JsonNode second = new ObjectMapper().readTree(answer.getOutput());
        assertThat(answer.exitCode()).isZero();
        assertThat(first.at("/candidates/0/known").asBoolean(true)).isFalse();
        assertThat(second.at("/candidates/0/known").asBoolean(false)).isTrue();
        assertThat(second.at("/candidates/0/cost")).isEqualTo(first.at("/candidates/0/cost"));
        assertThat(second.at("/pictures/0/codec").asText()).isEqualTo("h264");
        assertThat(folder.resolve("profile.json")).isNotEmptyFile();
    }

    @Test
    void shouldNameTheDevicesThatAreHere(QuarkusMainLauncher launcher) {
        // given
        String old = "VPU";

        // when
        LaunchResult answer = launcher.launch("bench", "--device", old);

        // then
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.getErrorOutput())
                .contains("there is no device VPU here: it is the old name of what is now NPU; OpenVINO has CPU");
    }

    @Test
    void shouldMeasureTheWholeWayAndPublishIt(QuarkusMainLauncher launcher) throws IOException {
        // given
        try (Mosquitto broker = Mosquitto.open().start();
                Subscriber subscriber = Subscriber.to(broker.url(), "ocellus/v1/bench/bench/cam/+/+/result")) {

            // when
            LaunchResult answer = launcher.launch(
                    "bench",
                    "stream",
                    "--video",
                    CLIP,
                    "--cameras",
                    "2",
                    "--seconds",
                    "2",
                    "--broker",
                    broker.url().toString(),
                    "--json");

            // then
            assertThat(answer.exitCode()).isZero();
            JsonNode json = json(answer);
            assertThat(json.propertyStream().map(Map.Entry::getKey))
                    .containsExactly(
                            "fps", "frames", "dropped", "cpu_s_per_1000", "latency_ms", "rss_mib", "first_result_s");
            assertThat(json.path("frames").asInt()).isPositive();
            assertThat(json.path("dropped").asInt()).isZero();
            assertThat(subscriber.received())
                    .extracting(Subscriber.Received::topic)
                    .contains("ocellus/v1/bench/bench/cam/c0/main/result", "ocellus/v1/bench/bench/cam/c1/main/result");
        }
    }

    @Test
    void shouldFailWhereNothingWasClassified(QuarkusMainLauncher launcher) throws IOException {
        // given
        Path broken = Files.writeString(folder.resolve("broken.mp4"), "no video");

        // when
        LaunchResult answer =
                launcher.launch("bench", "stream", "--video", broken.toString(), "--seconds", "1", "--json");

        // then
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.getOutput()).isEmpty();
        assertThat(answer.getErrorOutput()).contains("ocellus: nothing was classified within 1 s");
    }

    @Test
    void shouldAskForTheVideo(QuarkusMainLauncher launcher) {
        // given
        String command = "stream";

        // when
        LaunchResult answer = launcher.launch("bench", command);

        // then
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.getErrorOutput()).contains("Missing required option: '--video=<video>'");
    }

    private static JsonNode json(LaunchResult answer) throws IOException {
        assertThat(answer.getOutput()).hasLineCount(1);
        return new ObjectMapper().readTree(answer.getOutput());
    }
}
