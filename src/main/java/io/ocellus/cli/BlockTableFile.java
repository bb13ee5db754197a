package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.DocumentReader;
import io.ocellus.efficientnet.Activation;
import io.ocellus.efficientnet.BlockTable;
import io.ocellus.efficientnet.Operator;
import io.ocellus.efficientnet.Rounding;
import io.ocellus.efficientnet.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A block table of the user's own, from YAML; {@code block-table.schema.json} says what it looks like. */
final class BlockTableFile {

    private BlockTableFile() {}

    /**
     * Reads it.
     *
     * @throws ConfigurationException with everything that is wrong, each with its place
     */
    static BlockTable read(Path file) throws ConfigurationException {
        DocumentReader reader = new DocumentReader(
                () -> BlockTableFile.class.getResourceAsStream("/io/ocellus/cli/block-table.schema.json"),
                "a block table has the fields name, resolution, stem, head and stages");
        JsonNode document = reader.read(file);
        List<Stage> stages = new ArrayList<>();
        document.path("stages").forEach(stage -> stages.add(stage(stage)));
        return new BlockTable(
                document.path("name").textValue(),
                choice(document, "activation", Activation.SWISH),
                document.path("resolution").intValue(),
                document.path("stem").intValue(),
                stages,
                document.path("head").intValue(),
                choice(document, "rounding", Rounding.WITHIN_TEN_PERCENT),
                document.path("fixed_ends").booleanValue());
    }

    private static Stage stage(JsonNode stage) {
        return new Stage(
                choice(stage, "operator", Operator.MBCONV),
                stage.path("kernel").intValue(),
                stage.path("stride").intValue(),
                stage.path("expansion").intValue(),
                stage.path("channels").intValue(),
                stage.path("repeats").intValue(),
                stage.path("squeeze_excitation").doubleValue());
    }

    private static <E extends Enum<E>> E choice(JsonNode owner, String field, E otherwise) {
        String text = owner.path(field).asText(otherwise.name());
        return Enum.valueOf(
                otherwise.getDeclaringClass(), text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
