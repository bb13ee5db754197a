package io.ocellus.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class NearestName {

    private NearestName() {}

    /** {@code ; did you mean 'fps'?}, or nothing where no candidate is near. */
    static String hint(String written, Collection<String> candidates) {
        return of(written, candidates)
                .map(name -> "; did you mean " + Shown.quoted(name) + "?")
                .orElse("");
    }

    /** The nearest candidate, if at most a third of the longer name differs (one letter always may). */
    static Optional<String> of(String written, Collection<String> candidates) {
        if (written.length() > 100) {
            return Optional.empty();
        }
        String folded = fold(written);
        return candidates.stream()
                .filter(name ->
                        distance(folded, fold(name)) <= Math.max(1, Math.max(written.length(), name.length()) / 3))
                .min(Comparator.<String>comparingInt(name -> distance(folded, fold(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Edit distance in which exchanging two neighbouring letters counts as one (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
