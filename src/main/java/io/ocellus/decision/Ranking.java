package io.ocellus.decision;

import io.ocellus.report.ScoredLabel;
import java.util.Arrays;
import java.util.List;

/** The best classes of a smoothed output, and what they are called. */
final class Ranking {

    private Ranking() {}

    /**
     * The best classes, best first; equal ones in the model's order.
     *
     * @param count how many at most
     * @param names the model's labels
     */
    static List<ScoredLabel> top(int count, Smoother smoother, List<String> names) {
        int[] places = new int[Math.min(count, smoother.size())];
        int filled = 0;
        for (int i = 0; i < smoother.size(); i++) {
            float value = smoother.get(i);
            if (filled == places.length && value <= smoother.get(places[filled - 1])) {
                continue;
            }
            int at = filled < places.length ? filled++ : filled - 1;
            for (; at > 0 && smoother.get(places[at - 1]) < value; at--) {
                places[at] = places[at - 1];
            }
            places[at] = i;
        }
        return Arrays.stream(places)
                .mapToObj(place -> new ScoredLabel(place, name(names, place), smoother.get(place)))
                .toList();
    }

    /** What a class is called: its label, or {@code class 7} where the model has no name for it. */
    static String name(List<String> names, int place) {
        String name = place < names.size() ? names.get(place) : "";
        return name.isBlank() ? "class " + place : name;
    }
}
