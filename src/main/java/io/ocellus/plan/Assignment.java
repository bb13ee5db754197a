package io.ocellus.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One option for each classifier.
 *
 * @param picks index of the option of each classifier
 * @param worst largest loss
 * @param sum of all losses
 * @param energy sum of all places of devices
 */
record Assignment(List<Integer> picks, int worst, int sum, int energy, Load load) {

    /** Keeps its own copy. */
    Assignment {
        picks = List.copyOf(picks);
    }

    /** What is better: the smaller worst loss, then the smaller sum, then the more economical devices. */
    static final Comparator<Assignment> BETTER = Comparator.comparingInt(Assignment::worst)
            .thenComparingInt(Assignment::sum)
            .thenComparingInt(Assignment::energy);

    /** For no classifier. */
    static Assignment empty(Load nothing) {
        return new Assignment(List.of(), 0, 0, 0, nothing);
    }

    /** For one classifier. */
    static Assignment of(int pick, Option option) {
        return new Assignment(List.of(pick), option.loss(), option.loss(), option.energy(), option.load());
    }

    /** For all classifiers. */
    static Assignment of(List<Integer> picks, List<List<Option>> options, Load nothing) {
        Assignment sum = empty(nothing);
        for (int i = 0; i < picks.size(); i++) {
            sum = sum.and(of(picks.get(i), options.get(i).get(picks.get(i))));
        }
        return sum;
    }

    /** For its classifiers and those of the other. */
    Assignment and(Assignment other) {
        List<Integer> both = new ArrayList<>(picks);
        both.addAll(other.picks);
        return new Assignment(
                both, Math.max(worst, other.worst), sum + other.sum, energy + other.energy, load.plus(other.load));
    }

    /** Whether every continuation of the other is matched by the same one of this, as long as the worst loss is not looked at. */
    boolean dominates(Assignment other) {
        return sum <= other.sum && energy <= other.energy && load.within(other.load);
    }
}
