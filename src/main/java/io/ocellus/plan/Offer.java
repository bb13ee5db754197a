package io.ocellus.plan;

import java.util.List;

/**
 * A candidate with all that is known about it.
 *
 * @param accuracies of its bundle, at every size and CPU level
 */
public record Offer(Candidate candidate, Estimate estimate, List<Accuracy> accuracies, Verdict verdict) {

    /** Keeps its own copy of the accuracies. */
    public Offer {
        accuracies = List.copyOf(accuracies);
    }
}
