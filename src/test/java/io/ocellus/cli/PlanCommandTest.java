package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PlanCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ObjectNode profile = Json.object().put("schema", "io.ocellus.profile.v1");
    private final ArrayNode costs = profile.putArray("costs");

    @BeforeEach
    void measure() {
        add("imagenet-lite0@1", "efficientnet-lite0", 224, 0.004);
        add("imagenet-b0@1", "efficientnet-b0", 224, 0.008);
    }

    private void add(String model, String architecture, int size, double seconds) {
        ObjectNode entry = costs.addObject();
        entry.putObject("candidate")
                .put("model", model)
                .put("digest", "sha256:0")
                .put("architecture", architecture)
                .put("task", "classification")
                .put("width", size)
                .put("height", size)
                .put("device", "CPU")
                .put("precision", "int8");
        entry.putObject("cost")
                .put("compile_s", 0.4)
                .put("latency_p50_s", seconds)
                .put("latency_p99_s", seconds * 1.5)
                .put("throughput", 4 / seconds)
                .put("cpu_s_per_inference", seconds)
                .put("memory_bytes", 50_000_000)
                .put("requests", 4);
        entry.set("environment", environment());
    }

    private static ObjectNode environment() {
        return Json.object()
                .put("openvino", "2026.4.0")
                .put("driver", "")
                .put("requirements", "")
                .put("cpu", "a CPU")
                .put("level", "avx2")
                .put("cores", 4)
                .put("limits", "any CPU");
    }

    private int plan(String... arguments) throws IOException {
        Path file = folder.resolve("profile.json");
        Files.writeString(file, profile.toString());
        return run(Stream.concat(Stream.of("--profile", file.toString()), Stream.of(arguments)));
    }

    private int run(Stream<String> arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(Stream.concat(Stream.of("plan"), arguments).toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private List<JsonNode> candidates() throws IOException {
        return StreamSupport.stream(json().path("candidates").spliterator(), false)
                .toList();
    }

    private JsonNode candidate(String architecture) throws IOException {
        return candidates().stream()
                .filter(node -> node.path("architecture").asText().equals(architecture))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldListTheWholeFamilyAndNameTheChoice() throws IOException {
        // when
        int code = plan("--cameras", "8", "--json");

        // then
        assertThat(code).isZero();
        assertThat(candidates())
                .hasSize(18)
                .allSatisfy(node -> assertThat(node.path("why").asText()).isNotEmpty());
        assertThat(candidate("efficientnet-lite0").path("how").asText()).isEqualTo("measured");
        assertThat(candidate("efficientnetv2-s").path("how").asText()).isEqualTo("predicted");
        assertThat(candidates())
                .filteredOn(node -> node.path("chosen").asBoolean())
                .hasSize(1);
        assertThat(json().path("fits").asBoolean()).isTrue();
    }

    @Test
    void shouldAffordLessWithMoreCameras() throws IOException {
        // given
        plan("--cameras", "4", "--json");
        double few = chosenTop1();
        out.getBuffer().setLength(0);

        // when
        plan("--cameras", "24", "--json");

        // then
        assertThat(chosenTop1()).isLessThan(few);
    }

    private double chosenTop1() throws IOException {
        return candidates().stream()
                .filter(node -> node.path("chosen").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("published_top1")
                .asDouble();
    }

    @Test
    void shouldSayThatNothingWasMeasured() throws IOException {
        // given
        costs.removeAll();

        // when
        int code = plan("--json");

        // then
        assertThat(code).isZero();
        assertThat(candidates()).allSatisfy(node -> {
            assertThat(node.path("how").asText()).isEqualTo("unknown");
            assertThat(node.has("fps")).isFalse();
        });
        assertThat(json().path("choice").asText())
                .isEqualTo(
                        "no choice: no candidate may serve 1 camera, 1280x720 h264, 10 fps: efficientnet-b0 224x224 on CPU:"
                                + " its cost is unknown: fewer than two networks were measured on CPU in int8, and 17 more");
    }

    @Test
    void shouldKeepToATier() throws IOException {
        // when
        plan("--tier", "edge", "--json");

        // then
        assertThat(candidates())
                .extracting(node -> node.path("architecture").asText())
                .contains("efficientnet-lite0", "efficientnet-b2")
                .doesNotContain("efficientnet-b4", "efficientnetv2-s");
    }

    @Test
    void shouldTakeMeasuredDecodingFromTheCores() throws IOException {
        // given
        ObjectNode pictures = profile.putObject("pictures");
        pictures.set("environment", environment());
        pictures.putArray("costs")
                .addObject()
                .put("codec", "h264")
                .put("width", 640)
                .put("height", 360)
                .put("decode_s", 0.004)
                .put("convert_s", 0.001)
                .put("resize_s", 0.0005);

        // when
        plan("--cameras", "8", "--json");

        // then
        JsonNode budget = json().path("budget");
        assertThat(budget.path("decoding_measured").asBoolean()).isTrue();
        assertThat(budget.path("decoding_cores").asDouble()).isCloseTo(80 * (4 * 0.005 + 0.0005), offset(1e-9));
        assertThat(budget.path("cores").asDouble()).isEqualTo(4);
    }

    @Test
    void shouldPrintATable() throws IOException {
        // when
        int code = plan("--cameras", "8");

        // then
        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("8 cameras, 1280x720 h264, 10 fps on 4.0 cores (avx2): decoding takes 0.25 cores")
                .containsPattern("efficientnet-lite0 +224 +CPU +1000 +91 % +75\\.1 +74\\.4 +measured")
                .contains("choice: efficientnet");
    }

    @Test
    void shouldSayOnceWhyFiguresAreUnknown() throws IOException {
        // given
        costs.remove(1);
        add("imagenet-lite1@1", "efficientnet-lite1", 240, 0.006);

        // when
        plan();

        // then
        assertThat(out.toString())
                .containsOnlyOnce(
                        "unknown: no network with swish was measured on CPU in int8; 'ocellus profile' measures");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cameras=0 | --cameras must be from 1 to 10000, is 0",
                "--fps=NaN | --fps must be from 0.001 to 1000, is NaN",
                "--resolution=1280 | --resolution must be as in 1280x720, is '1280'",
                "--resolution=99999x1 | --resolution's width must be from 1 to 16384, is 99999",
                "--camera-fps=5 | --camera-fps must be from 10 to 1000, is 5"
            })
    void shouldRefuseWhatNoGatewayHas(String argument, String sentence) throws IOException {
        // when
        int code = plan(argument);

        // then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void shouldRefuseAFileThatIsNoProfile() {
        // given
        Path file = Objects.requireNonNull(folder).resolve("no-profile.json");

        // when
        int code = run(Stream.of("--profile", file.toString()));

        // then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("ocellus: " + file + " is not there; 'ocellus profile' writes one");
    }
}
