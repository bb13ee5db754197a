package io.ocellus.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong in one document, so that all of it is told at once. One thread. */
final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final NavigableSet<String> pointers = new TreeSet<>();
    private final Map<String, Integer> lines;

    /**
     * @param lines the line of each JSON pointer in the document, empty where it has none
     */
    Problems(Map<String, Integer> lines) {
        this.lines = lines;
    }

    void add(Place place, String sentence) {
        found.add(new Problem(place.pointer(), place.toString(), line(place), sentence));
        pointers.add(place.pointer());
    }

    private int line(Place place) {
        for (Place at = place; at != null; at = at.parent()) {
            Integer line = lines.get(at.pointer());
            if (line != null) {
                return line;
            }
        }
        return 0;
    }

    /** Whether something at exactly this place was found wrong already. */
    boolean tellOf(Place place) {
        return pointers.contains(place.pointer());
    }

    /** Whether something at this place or below it was found wrong already. */
    boolean touch(Place place) {
        String below = place.pointer() + "/";
        String next = pointers.ceiling(below);
        return tellOf(place) || (next != null && next.startsWith(below));
    }

    /** In the order of the document. */
    List<Problem> list() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(list());
        }
    }
}
