package io.ocellus.hostile;

import java.util.regex.Pattern;

/** The shape of everything that the agent says against an input: one short line, with a place, in our own words. */
final class Sentence {

    private static final int LONGEST = 300;
    private static final Pattern PLACE_AND_REASON = Pattern.compile("\\S.*: \\S.*");
    private static final Pattern QUOTED = Pattern.compile("'.*'|\".*\"");

    /** Names of Java's and words of the libraries that read; within quotes they may come from the input. */
    private static final Pattern FOREIGN = Pattern.compile(
            "\\b(java|javax|jdk|sun|com|org|dev|io)\\.[a-z]+\\."
                    + "|(?<![.\\w])[A-Z]\\w*(Exception|Error|Token)\\b|\\[Source|JAXP|FEATURE|Unexpected|Unrecognized|: null$|\\bat \\w+\\.\\w+\\(");

    private Sentence() {}

    /** Throws where the text is not such a sentence. */
    static void require(String text) {
        requireOneLine(text);
        String ours = QUOTED.matcher(text).replaceAll("''");
        if (text.length() >= LONGEST
                || !PLACE_AND_REASON.matcher(text).matches()
                || FOREIGN.matcher(ours).find()) {
            throw new AssertionError("this is not a sentence of " + text.length() + " characters: " + text);
        }
    }

    static void requireOneLine(String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new AssertionError("this is not one line: " + text);
        }
    }
}
