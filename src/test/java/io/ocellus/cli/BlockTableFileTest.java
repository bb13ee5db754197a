package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Problem;
import io.ocellus.efficientnet.Baselines;
import io.ocellus.efficientnet.BlockTable;
import io.ocellus.efficientnet.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTableFileTest {

    private static final String LITE0 = """
            name: EfficientNet-Lite0
            resolution: 224
            activation: relu6
            stem: 32
            head: 1280
            fixed_ends: true
            stages:
              - {operator: mbconv, kernel: 3, stride: 1, expansion: 1, channels: 16, repeats: 1}
              - {operator: mbconv, kernel: 3, stride: 2, expansion: 6, channels: 24, repeats: 2}
              - {operator: mbconv, kernel: 5, stride: 2, expansion: 6, channels: 40, repeats: 2}
              - {operator: mbconv, kernel: 3, stride: 2, expansion: 6, channels: 80, repeats: 3}
              - {operator: mbconv, kernel: 5, stride: 1, expansion: 6, channels: 112, repeats: 3}
              - {operator: mbconv, kernel: 5, stride: 2, expansion: 6, channels: 192, repeats: 4}
              - {operator: mbconv, kernel: 3, stride: 1, expansion: 6, channels: 320, repeats: 1}
            """;

    @TempDir
    private Path folder;

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), yaml);
    }

    private List<String> problems(String yaml) throws IOException {
        Path file = file(yaml);
        return catchThrowableOfType(ConfigurationException.class, () -> BlockTableFile.read(file)).problems().stream()
                .map(Problem::toString)
                .map(text -> text.replace(file.toString(), "mine.yaml"))
                .toList();
    }

    @Test
    void shouldReadATableThatEqualsThePublishedOne() throws IOException, ConfigurationException {
        // given
        Path file = file(LITE0);

        // when
        BlockTable table = BlockTableFile.read(file);

        // then
        assertThat(table).isEqualTo(Baselines.LITE0);
    }

    @Test
    void shouldReadFusedBlocksAndSqueezeAndExcitation() throws IOException, ConfigurationException {
        // given
        Path file = file("""
                name: mine
                resolution: 96
                stem: 8
                head: 64
                rounding: nearest
                stages:
                  - {operator: fused-mbconv, kernel: 3, stride: 2, expansion: 4, channels: 16, repeats: 2}
                  - {operator: mbconv, kernel: 5, stride: 1, expansion: 2, channels: 24, repeats: 1, squeeze_excitation: 0.25}
                """);

        // when
        BlockTable table = BlockTableFile.read(file);

        // then
        assertThat(table.scaled("", Scaling.NONE, 10).blocks())
                .extracting(block -> block.title() + " " + block.output() + " " + block.parameters())
                .containsExactly(
                        "stem k3 8×48×48 232",
                        "FusedMBConv4 k3 16×24×24 2912",
                        "FusedMBConv4 k3 16×24×24 10400",
                        "MBConv2 k5 24×24×24 2548",
                        "head k1 64×24×24 1664",
                        "classifier 10×1×1 650");
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnceWithItsPlace() throws IOException {
        // given
        String yaml = """
                name: mine
                resolution: 0
                stem: 8
                haed: 64
                stages:
                  - {operator: mbcnv, kernel: 4, stride: 1, expansion: 1, channels: 16}
                  - {operator: mbconv, kernel: 3, stride: 1, expansion: 1.5, channels: many, repeats: 1}
                """;

        // when
        List<String> problems = problems(yaml);

        // then
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "resolution: must be at least 8, is 0",
                        "head: is missing",
                        "haed: is not a known field; did you mean 'head'?",
                        "stages[0].operator: must be mbconv or fused-mbconv, is 'mbcnv'; did you mean 'mbconv'?",
                        "stages[0].kernel: must be 1, 3, 5, 7, 9 or 11, is 4",
                        "stages[0].repeats: is missing",
                        "stages[1].expansion: must be a whole number, is 1.5",
                        "stages[1].channels: must be a whole number, is 'many'");
    }

    @Test
    void shouldSayWhatAnEmptyFileLacks() throws IOException {
        // when
        List<String> problems = problems("");

        // then
        assertThat(problems)
                .containsExactly(
                        "mine.yaml: is empty; a block table has the fields name, resolution, stem, head and stages");
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        // given
        Path file = folder.resolve("nothing.yaml");

        // when
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> BlockTableFile.read(file));

        // then
        assertThat(failure).hasMessage(file + ": does not exist");
    }

    @Test
    void shouldHaveASchemaThatIsValidInItsDialect() throws IOException {
        // given
        ObjectMapper mapper = new ObjectMapper();
        JsonNode schema = mapper.readTree(Path.of("src/main/resources/io/ocellus/cli/block-table.schema.json")
                .toFile());
        JsonNode dialect =
                mapper.createObjectNode().put("$ref", schema.path("$schema").textValue());

        // when
        var result = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory(mapper))
                .validate((Object) dialect, (Object) schema);

        // then
        assertThat(result.getErrors()).isEmpty();
    }
}
