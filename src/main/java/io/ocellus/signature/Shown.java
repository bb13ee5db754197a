package io.ocellus.signature;

/** What a signature's file says, as sentences repeat it: short, and on one line. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    /** In double quotes. */
    static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).map(Shown::printable).forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
    }

    private static int printable(int c) {
        boolean breaks = Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
        return breaks ? '?' : c;
    }
}
