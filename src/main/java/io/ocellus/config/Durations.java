package io.ocellus.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the configuration writes them: a whole number above 0 and {@code ms}, {@code s}, {@code m} or {@code h}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("0*([1-9][0-9]{0,7})(ms|s|m|h)");

    private Durations() {}

    /**
     * Reads one duration.
     *
     * @throws IllegalArgumentException with a sentence, if the text is no such duration
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a duration above 0, such as 250ms, 10s, 5m or 1h, is " + Shown.quoted(text));
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /** In the largest unit that loses nothing; {@link #parse} gives it back. Below a millisecond is cut off. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        if (millis % 60_000 != 0) {
            return millis / 1_000 + "s";
        }
        return millis % 3_600_000 != 0 ? millis / 60_000 + "m" : millis / 3_600_000 + "h";
    }
}
