package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.testing.Mosquitto;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor as it is packaged. */
@QuarkusMainIntegrationTest
class DoctorIT {

    @TempDir
    private Path folder;

    @Test
    void shouldFindNothingBadBesideARunningAgent(QuarkusMainLauncher launcher) throws IOException {
        // given
        try (Mosquitto broker = Mosquitto.open().start();
                Gateway gateway = new Gateway(folder)) {
            gateway.configure(broker.url(), Gateway.CLIP).run();
            gateway.awaitStatus("/q/health/ready", 200);

            // when
            LaunchResult answer =
                    launcher.launch("doctor", "--config", gateway.config().toString());

            // then
            assertThat(answer.getOutput())
                    .containsPattern("good +broker publish +may publish to ocellus/v1/it/gw/event")
                    .containsPattern("good +classifier imagenet +imagenet-lite0@1 is whole")
                    .containsPattern("good +camera gate +file:.*, 640x480, \\d+\\.\\d pictures a second");
            assertThat(answer.exitCode()).isZero();
        }
    }

    @Test
    void shouldSayWhatIsBadAndHowToMendIt(QuarkusMainLauncher launcher) throws IOException {
        // given
        Gateway gateway = new Gateway(folder);
        gateway.configure(
                URI.create("mqtt://127.0.0.1:" + Gateway.freePort()), "{url: \"file:" + folder + "/missing.mp4\"}");

        // when
        LaunchResult answer =
                launcher.launch("doctor", "--json", "--config", gateway.config().toString());

        // then
        JsonNode document = new ObjectMapper().readTree(answer.getOutput());
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(document.path("good").asBoolean(true)).isFalse();
        assertThat(document.path("findings"))
                .filteredOn(finding -> finding.path("verdict").asText().equals("bad"))
                .extracting(finding -> finding.path("subject").asText())
                .containsExactly("broker tcp", "camera gate");
        assertThat(document.path("findings"))
                .filteredOn(finding -> !finding.path("verdict").asText().equals("good"))
                .allSatisfy(
                        finding -> assertThat(finding.path("remedy").asText()).isNotBlank());
    }

    @Test
    void shouldLookAtTheMachineAloneWhereTheConfigurationCantBeRead(QuarkusMainLauncher launcher) {
        // given
        String nowhere = folder.resolve("nowhere.yaml").toString();

        // when
        LaunchResult answer = launcher.launch("doctor", "--config", nowhere);

        // then
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.getOutput())
                .containsPattern("bad +configuration +.*nowhere.yaml: does not exist")
                .containsPattern("good +openvino +OpenVINO 20")
                .containsPattern("good +opencv +OpenCV 4")
                .contains("good      device CPU");
    }

    @Test
    void shouldRefuseAnUnknownOption(QuarkusMainLauncher launcher) {
        // when
        LaunchResult answer = launcher.launch("doctor", "--cure");

        // then
        assertThat(answer.exitCode()).isEqualTo(2);
    }
}
