package io.ocellus.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in one document, so that all of it is told at once. One thread. */
final class Problems {

    /** More help nobody, and whoever wrote the document must not decide how much is told. */
    static final int MOST = 100;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final NavigableSet<String> pointers = new TreeSet<>();
    private final Map<String, Integer> lines;
    private @Nullable Problem more;

    /**
     * @param lines the line of each JSON pointer in the document, empty where it has none
     */
    Problems(Map<String, Integer> lines) {
        this.lines = lines;
    }

    void add(Place place, String sentence) {
        if (found.size() < MOST) {
            found.add(new Problem(place.pointer(), place.toString(), line(place), sentence));
        } else {
            more = new Problem("", place.root().toString(), 0, "has more problems than these " + MOST);
        }
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
        return Stream.concat(found.stream().sorted(Comparator.comparingInt(Problem::line)), Stream.ofNullable(more))
                .toList();
    }

    void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(list());
        }
    }
}
