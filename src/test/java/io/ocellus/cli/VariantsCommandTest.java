package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VariantsCommandTest {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int variants(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(
                Stream.concat(Stream.of("variants"), Stream.of(arguments)).toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void shouldListTheFamily() {
        // when
        int exit = variants();

        // then
        assertThat(exit).isZero();
        assertThat(out.toString().lines().filter(line -> line.matches("(b|lite|v2-)\\S+ .*")))
                .hasSize(18)
                .anyMatch(line -> line.startsWith("b7 ") && line.contains("66,347,960") && line.contains("37.746 B"));
    }

    @Test
    void shouldComputeTheFamilyForOtherClassesAndPixels() throws IOException {
        // when
        int exit = variants("--json", "--classes", "5", "--resolution", "128");

        // then
        assertThat(exit).isZero();
        assertThat(json().get(0).path("parameters").asLong()).isEqualTo(4_007_548 + 5 * 1281);
        assertThat(json()).allMatch(variant -> variant.path("resolution").asInt() == 128);
    }

    @Test
    void shouldListTheBlocksOfAVariant() {
        // when
        int exit = variants("lite0");

        // then
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("lite0: 224x224, 1000 classes, relu6")
                .containsPattern("MBConv6 k5 \\+ +6 +192×7×7 +192×7×7")
                .containsPattern("parameters +4,652,008");
    }

    @Test
    void shouldGiveTheBlocksToAMachine() throws IOException {
        // when
        int exit = variants("EfficientNet-B0", "--json");

        // then
        assertThat(exit).isZero();
        assertThat(json().path("blocks")).hasSize(19);
        assertThat(json().at("/blocks/1/output").asText()).isEqualTo("16×112×112");
        assertThat(json().at("/weight_bytes/int8").asLong()).isPositive();
    }

    @Test
    void shouldScaleByAFreePhi() throws IOException {
        // when
        int exit = variants("--phi", "1.5", "--json");

        // then
        assertThat(exit).isZero();
        assertThat(json().path("name").asText()).isEqualTo("EfficientNet-B0 at φ = 1.50");
        assertThat(json().path("resolution").asInt()).isEqualTo(276);
    }

    @Test
    void shouldSpendTheSameBudgetInOneDimension() throws IOException {
        // when
        int exit = variants("b3", "--only", "depth,width,resolution", "--json");

        // then
        assertThat(exit).isZero();
        assertThat(json())
                .extracting(way -> way.path("name").asText())
                .containsExactly("baseline", "compound", "depth only", "width only", "resolution only");
        assertThat(json())
                .filteredOn(way -> !way.path("name").asText().equals("baseline"))
                .allSatisfy(way ->
                        assertThat(way.path("multiply_adds").asDouble() / 1e9).isCloseTo(1.827, withinPercentage(5)));
    }

    @Test
    void shouldJudgeTheClaims() throws IOException {
        // when
        int exit = variants("--claims", "--json");

        // then
        assertThat(exit).isZero();
        assertThat(json())
                .hasSize(8)
                .allMatch(claim -> !claim.path("because").asText().isEmpty());
    }

    @Test
    void shouldJudgeTheClaimsInLinesThatFitATerminal() {
        // when
        int exit = variants("--claims");

        // then
        assertThat(exit).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
        assertThat(out.toString())
                .contains("8.4× smaller than ResNet", "  verdict   misread. It is B7's ratio to GPipe");
    }

    @Test
    void shouldDrawTheScalingLaw() throws IOException {
        // given
        Path svg = folder.resolve("law.svg");

        // when
        int exit = variants("--scaling-law", "--svg", svg.toString());

        // then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("it misses by 0.39 points");
        assertThat(Files.readString(svg))
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains(">B7</text>");
    }

    @Test
    void shouldSayWhichVariantsThereAre() {
        // when
        int exit = variants("b9");

        // then
        assertThat(exit).isEqualTo(FAILED);
        assertThat(err.toString()).contains("ocellus: no variant is called 'b9'; there are b0, b1,");
    }

    @Test
    void shouldSayThatAPictureCantBeWritten() {
        // given
        String nowhere = folder.resolve("nowhere/law.svg").toString();

        // when
        int exit = variants("--scaling-law", "--svg", nowhere);

        // then
        assertThat(exit).isEqualTo(FAILED);
        assertThat(err.toString()).contains(nowhere + " can't be written").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--phi 11",
                "--phi NaN",
                "--resolution 0",
                "--classes 0",
                "--claims b0",
                "--claims --scaling-law",
                "--svg x",
                "--only height",
                "b0 --table x.yaml",
                "--claims --classes 5"
            })
    void shouldRefuseWhatMakesNoSense(String arguments) {
        // when
        int exit = variants(arguments.split(" ", -1));

        // then
        assertThat(exit).isEqualTo(USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().findFirst().orElseThrow())
                .isNotBlank()
                .doesNotContain("Exception");
    }
}
