package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** From SnakeYAML's nodes to Jackson's, noting lines and refusing what JSON has no word for. */
final class YamlTree {

    private static final int MOST_NODES = 100_000;

    /** What aliases may add to a short text; each character of a longer one may stand for some more. */
    private static final int MOST_ADDED = 10_000;

    private static final int PER_CHARACTER = 4;

    private final JsonNodeFactory make = JsonNodeFactory.instance;
    private final Map<String, Integer> lines;
    private final Problems problems;
    private final int mostNodes;
    private int nodes;

    /** @param length of the text in characters */
    YamlTree(int length, Map<String, Integer> lines, Problems problems) {
        this.mostNodes = Math.min(MOST_NODES, MOST_ADDED + PER_CHARACTER * length);
        this.lines = lines;
        this.problems = problems;
    }

    JsonNode convert(Node node, Place place) {
        return convert(node, place, 0);
    }

    /** Depth and nodes are counted again here, since an alias may repeat a large part or contain itself. */
    private JsonNode convert(Node node, Place place, int depth) {
        if (depth > YamlReader.DEEPEST) {
            throw new YAMLException(YamlSyntax.TOO_DEEP);
        }
        if (++nodes > mostNodes) {
            throw new YAMLException(YamlSyntax.TOO_MANY_NODES);
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, place, depth);
            case SequenceNode sequence -> {
                ArrayNode array = make.arrayNode();
                for (Node item : sequence.getValue()) {
                    array.add(convert(item, place.item(array.size()), depth + 1));
                }
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar, place);
            default -> throw new YAMLException("unknown node");
        };
    }

    private ObjectNode mapping(MappingNode mapping, Place place, int depth) {
        ObjectNode object = make.objectNode();
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node keyNode = entry.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalarKey)) {
                problems.add(place, YamlSyntax.at(keyNode.getStartMark()) + ": a key must be text");
                continue;
            }
            String key = scalarKey.getValue();
            Place child = place.child(key);
            Node earlier = seen.putIfAbsent(key, keyNode);
            if (earlier != null) {
                problems.add(child, "is written twice, in lines " + line(earlier) + " and " + line(keyNode));
                continue;
            }
            if (key.equals("<<")) {
                problems.add(child, "merge keys are not supported; write the fields out");
                continue;
            }
            lines.putIfAbsent(child.pointer(), line(keyNode));
            object.set(key, convert(entry.getValueNode(), child, depth + 1));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode scalar, Place place) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        try {
            if (tag.equals(Tag.STR)) {
                return make.textNode(text);
            } else if (tag.equals(Tag.NULL)) {
                return make.nullNode();
            } else if (tag.equals(Tag.BOOL)) {
                return make.booleanNode(Boolean.parseBoolean(text));
            } else if (tag.equals(Tag.INT)) {
                return make.numberNode(Long.parseLong(text));
            } else if (tag.equals(Tag.FLOAT)) {
                return make.numberNode(Double.parseDouble(text));
            }
        } catch (NumberFormatException e) {
            // Only an explicit tag can promise a number that is none: told below, like any tag.
        }
        problems.add(place, "has a YAML tag (a word that starts with '!'); leave it out, or quote the text");
        return make.textNode("");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
