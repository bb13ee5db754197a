package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML text into a tree. SnakeYAML only parses and composes: types are decided by {@link CoreSchema}, and no Java object is
 * ever made by a tag. Size, depth and aliases are bounded, so that no text makes it busy.
 */
final class YamlReader {

    static final int LARGEST = 1 << 20;
    static final int DEEPEST = 30;
    static final int MOST_ALIASES = 50;

    /**
     * @param lines the line of each JSON pointer, from 1
     */
    record Tree(JsonNode root, Map<String, Integer> lines, Problems problems) {}

    private YamlReader() {}

    /**
     * The tree and what is wrong with it as YAML; its root is missing where nothing can be read from it.
     *
     * @param parts what an empty document lacks: {@code a configuration has the parts 'local' and 'spec'}
     */
    static Tree read(String text, Place place, String parts) {
        Map<String, Integer> lines = new HashMap<>();
        Problems problems = new Problems(lines);
        JsonNode root = JsonNodeFactory.instance.missingNode();
        try {
            Node node = compose(text);
            if (node == null) {
                problems.add(place, "is empty; " + parts);
            } else {
                root = new YamlTree(text.length(), lines, problems).convert(node, place);
            }
        } catch (YAMLException e) {
            problems.add(place, YamlSyntax.sentence(e));
        } catch (IllegalArgumentException e) {
            // SnakeYAML's own checks let some through: "\\UFFFFFFFF", !%00
            problems.add(place, "holds an escape or a tag that is none");
        }
        return new Tree(root, lines, problems);
    }

    private static @Nullable Node compose(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setAllowRecursiveKeys(false);
        return new Composer(new ParserImpl(new StreamReader(text), limits), new CoreSchema(), limits).getSingleNode();
    }
}
