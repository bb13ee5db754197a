package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Values as sentences show them: on one line, short, quoted if they are text. */
final class Shown {

    private static final int LONGEST = 60;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private Shown() {}

    static String value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case NULL, MISSING -> "empty";
            case STRING -> quoted(node.textValue());
            default -> shortened(node.asText());
        };
    }

    /** At most six decimals, and none that say nothing. */
    static String number(double value) {
        return new BigDecimal(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What kind of thing it is, for values that must not be repeated. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue().isEmpty() ? "empty" : "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> value(node);
        };
    }

    /** A name as it is, if it is as names are. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }

    static String quoted(String text) {
        return "'" + shortened(text) + "'";
    }

    private static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
    }

    static boolean isPrintable(int c) {
        return Character.isDefined(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
    }

    /** {@code a, b or c}. */
    static String alternatives(Collection<String> all) {
        List<String> names = List.copyOf(all);
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
