package io.ocellus.config;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted YAML scalar means, after YAML 1.2's core schema instead of SnakeYAML's 1.1: {@code on}, {@code no} and
 * {@code 12:30} are text. Numbers are as in JSON, so {@code 010}, which is 8 to one reader and 10 to another, is text too.
 */
final class CoreSchema extends Resolver {

    private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]+)?([eE][-+]?[0-9]{1,4})?");

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        if (kind != NodeId.scalar || !implicit) {
            return super.resolve(kind, value, implicit);
        }
        if (NOTHING.matcher(value).matches()) {
            return Tag.NULL;
        }
        if (BOOLEAN.matcher(value).matches()) {
            return Tag.BOOL;
        }
        if (WHOLE.matcher(value).matches()) {
            return Tag.INT;
        }
        return isNumber(value) ? Tag.FLOAT : Tag.STR;
    }

    private static boolean isNumber(String value) {
        return value.length() < 100
                && NUMBER.matcher(value).matches()
                && value.chars().anyMatch(c -> c >= '0' && c <= '9')
                && !value.matches("[-+]?[eE].*")
                && Double.isFinite(Double.parseDouble(value));
    }
}
