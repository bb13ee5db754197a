package io.ocellus.config;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Sentences for what YAML's grammar refuses. Written here, since the library's own may repeat the text, and so a secret. */
final class YamlSyntax {

    /** How SnakeYAML's messages about its limits begin; they have no mark. */
    static final String TOO_DEEP = "Nesting Depth";

    static final String TOO_MANY_NODES = "Number of aliases";

    /** The first whose key is in the library's message counts. */
    private static final List<Map.Entry<String, String>> SENTENCES = List.of(
            Map.entry(
                    "mapping values are not allowed",
                    "a ':' can't stand here; check the indentation, or quote the text"),
            Map.entry("could not find expected ':'", "the ':' after a key is missing"),
            Map.entry("(TAB)", "a tab can't indent; use spaces"),
            Map.entry("cannot start any token", "a value can't start with this character; quote it"),
            Map.entry("undefined alias", "the alias has no anchor before it; quote a text that starts with '*'"),
            Map.entry("a single document", "the file holds a second document; merge it into the first"),
            Map.entry("but found another document", "the file holds a second document; merge it into the first"),
            Map.entry("unexpected end of stream", "the text in quotes does not end"),
            Map.entry(
                    "lobal tag",
                    "a tag (a word that starts with '!') can't stand here; leave it out, or quote the text"),
            Map.entry("unknown escape", "a text in double quotes has an unknown escape; use single quotes"),
            Map.entry("expected <block end>", "the indentation does not fit the lines before it"),
            Map.entry("sequence entries are not allowed", "a '-' can't stand here; check the indentation"),
            Map.entry("expected ',' or", "a ',' or a closing bracket is missing"));

    private YamlSyntax() {}

    static String sentence(YAMLException error) {
        if (error instanceof ReaderException) {
            return "contains a control character";
        }
        if (error instanceof MarkedYAMLException marked) {
            String said = String.valueOf(marked.getProblem());
            String why = SENTENCES.stream()
                    .filter(entry -> said.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("this is not valid YAML");
            Mark mark = marked.getProblemMark();
            return mark == null ? why : at(mark) + ": " + why;
        }
        String said = String.valueOf(error.getMessage());
        if (said.startsWith(TOO_DEEP)) {
            return "is nested too deeply (more than " + YamlReader.DEEPEST + " levels)";
        }
        if (said.startsWith(TOO_MANY_NODES)) {
            return "repeats too much through aliases; write it out";
        }
        return "is not valid YAML";
    }

    static String at(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
