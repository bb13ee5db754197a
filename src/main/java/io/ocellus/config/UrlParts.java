package io.ocellus.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at URLs as text, since {@link java.net.URI} gives up on those whose mistake is to be explained. */
final class UrlParts {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+-]{0,15}):.*", Pattern.DOTALL);

    private UrlParts() {}

    /** In lower case; empty where there is none. */
    static String scheme(String url) {
        Matcher matcher = SCHEME.matcher(url);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    static String refusedScheme(String scheme, List<String> known) {
        return scheme.isEmpty()
                ? "must start with " + Shown.alternatives(known) + " and ':'"
                : "scheme " + Shown.quoted(scheme) + " is not supported; use " + Shown.alternatives(known);
    }
}
