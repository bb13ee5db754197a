package io.ocellus.signature;

/** What files of strangers say, signatures and models, as sentences repeat it: short, and on one line. */
public final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    /** In double quotes. */
    public static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    /** At most 60 characters, and no line break. */
    public static String shortened(String text) {
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
