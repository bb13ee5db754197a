package io.ocellus.plan;

import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidates of a classifier from the chosen one downwards, each cheaper than the one before: first the chosen weights at smaller
 * resolutions, then other variants, the more accurate ones first. All on the device that was chosen.
 *
 * @param rungs at least the chosen one
 */
public record Ladder(List<Candidate> rungs) {

    /** Keeps its own copy. */
    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** From a choice; what it may not use is not on it. */
    public static Ladder of(Chosen chosen) {
        Candidate first = chosen.offer().candidate();
        List<Considered> usable = chosen.considered().stream()
                .filter(considered -> considered.share().isPresent()
                        && considered.offer().candidate().device().equals(first.device()))
                .sorted(Comparator.comparing((Considered considered) ->
                                !considered.offer().candidate().digest().equals(first.digest()))
                        .thenComparing(Comparator.comparingDouble((Considered considered) ->
                                        considered.accuracy().orElse(0))
                                .reversed()))
                .toList();
        List<Candidate> rungs = new ArrayList<>(List.of(first));
        double cost = usable.stream()
                .filter(considered -> considered.offer().equals(chosen.offer()))
                .mapToDouble(considered -> considered.share().orElseThrow())
                .findFirst()
                .orElse(0);
        for (Considered next : usable) {
            if (next.share().orElseThrow() < cost) {
                rungs.add(next.offer().candidate());
                cost = next.share().orElseThrow();
            }
        }
        return new Ladder(rungs);
    }
}
