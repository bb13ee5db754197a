package io.ocellus.model;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A release of the agent. What stands behind the three numbers does not count: {@code 0.2.0-SNAPSHOT} is built to become
 * 0.2.0, so it takes the bundles that ask for it.
 */
record Release(int major, int minor, int patch) implements Comparable<Release> {

    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})(?:[-+][0-9A-Za-z.+-]+)?");

    private static final Comparator<Release> BY_NUMBERS = Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::patch);

    /** As in {@code 0.2.0} and {@code 0.2.0-SNAPSHOT}; null where it is nothing like it. */
    static @Nullable Release parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? new Release(number(matcher, 1), number(matcher, 2), number(matcher, 3)) : null;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public int compareTo(Release other) {
        return BY_NUMBERS.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
