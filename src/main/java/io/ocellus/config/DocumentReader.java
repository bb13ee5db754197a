package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads another YAML document by the rules of the configuration: strict YAML 1.2, bounded, checked against a JSON Schema, and
 * everything that is wrong told at once, each with its place. One thread at a time.
 */
public final class DocumentReader {

    private final ConfigSchema schema;
    private final String parts;

    /**
     * Makes a reader.
     *
     * @param schema a JSON Schema with an {@code $id}, in the keywords that the configuration's schema uses; its titles complete the
     *     sentence "must be …"
     * @param parts completes the sentence about an empty document: {@code a configuration has the parts 'local' and 'spec'}
     */
    public DocumentReader(Supplier<? extends @Nullable InputStream> schema, String parts) {
        this.schema = new ConfigSchema(schema);
        this.parts = parts;
    }

    /** The document, which the schema accepts whole. */
    public JsonNode read(Path file) throws ConfigurationException {
        try {
            Place root = Place.root(file.toString());
            YamlReader.Tree tree = YamlReader.read(TextFile.read(file), root, parts);
            if (!tree.root().isMissingNode()) {
                Checked.against(schema, "#", tree.root(), root, tree.problems());
            }
            tree.problems().throwIfAny();
            return tree.root();
        } catch (TextFile.UnusableException e) {
            throw new ConfigurationException(List.of(new Problem("", file.toString(), 0, e.sentence())));
        }
    }
}
