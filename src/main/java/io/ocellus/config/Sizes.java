package io.ocellus.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as the configuration writes them: a whole number above 0 and {@code KiB}, {@code MiB} or {@code GiB}. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("0*([1-9][0-9]{0,6})([KMG])iB");

    private Sizes() {}

    /**
     * Reads one size, in bytes.
     *
     * @throws IllegalArgumentException with a sentence, if the text is no such size
     */
    static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a size above 0, such as 512KiB, 64MiB or 2GiB, is " + Shown.quoted(text));
        }
        int shift = switch (matcher.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            default -> 30;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
