package io.ocellus.hostile;

import java.util.regex.Pattern;

/** The shape of everything that the agent says against an input: one short line, with a place, in our own words. */
final class Sentence {

    /** A place with three names of 63 characters, and the names that a field can have. */
    private static final int LONGEST = 400;

    private static final Pattern PLACE_AND_REASON = Pattern.compile("\\S.*: \\S.*");
    private static final Pattern QUOTED = Pattern.compile("'.*'|\".*\"");

    /** Names of Java's; within quotes they may come from the input. */
    private static final Pattern CLASS = Pattern.compile(
            "\\b(java|javax|jdk|sun|com|org|dev|io)\\.[a-z]+\\.|(?<![.\\w])[A-Z]\\w*(Exception|Error)\\b");

    /** Words of the libraries that read, in the reason: a place may hold the input's own words. */
    private static final Pattern LIBRARY = Pattern.compile(
            "\\[Source|JAXP[0-9]|Unexpected (char|end)|Unrecognized token|JsonToken|\\bat \\w+\\.\\w+\\(|^null$");

    private Sentence() {}

    /** Throws where the text is not such a sentence. */
    static void require(String text) {
        requireOneLine(text);
        String ours = QUOTED.matcher(text).replaceAll("''");
        if (text.length() >= LONGEST
                || !PLACE_AND_REASON.matcher(text).matches()
                || CLASS.matcher(ours).find()
                || LIBRARY.matcher(ours.substring(ours.lastIndexOf(": ") + 2)).find()) {
            throw new AssertionError("this is not a sentence of " + text.length() + " characters: " + text);
        }
    }

    static void requireOneLine(String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new AssertionError("this is not one line: " + text);
        }
    }
}
