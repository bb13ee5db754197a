package io.ocellus.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the best assignment that fits: exactly, by dynamic programming over the classifiers. After each of them only those partial
 * assignments are kept that still can be completed and that no other one dominates (Nemhauser and Ullmann, Discrete Dynamic
 * Programming and Capital Allocation, Management Science 15(9), 1969).
 *
 * <p>The work is bounded: first the smallest worst loss W is found among the distinct losses, looking at loads alone; then every
 * option that loses more than W is gone, and what remains is one front of (sum, energy, load). Where the CPU is the only device, a
 * front holds at most one partial assignment for each sum, that is at most n·W + 1 of them in ten-thousandths of accuracy. Ties
 * are decided by the load and then by the order of the options, so the answer depends on the input alone. One thread.
 */
final class Search {

    /** Among assignments with the same worst loss; whoever dominates comes before. */
    private static final Comparator<Assignment> ORDER = Comparator.comparingInt(Assignment::sum)
            .thenComparingInt(Assignment::energy)
            .thenComparingLong(assignment -> assignment.load().total());

    private static final double FINER = 1.01;

    private final List<List<Option>> options;
    private final Load nothing;
    private final Load[] leastAfter;
    private long steps;

    /**
     * Prepares it.
     *
     * @param options of each classifier, none of them empty
     * @param nothing a load of none, which tells how many devices there are
     */
    Search(List<List<Option>> options, Load nothing) {
        this.options = options;
        this.nothing = nothing;
        this.leastAfter = new Load[options.size() + 1];
        leastAfter[options.size()] = nothing;
        for (int i = options.size() - 1; i >= 0; i--) {
            Load least = options.get(i).stream()
                    .map(Option::load)
                    .reduce(Load::least)
                    .orElseThrow();
            leastAfter[i] = least.plus(leastAfter[i + 1]);
        }
    }

    /** The best assignment within the capacity; empty where none fits. */
    Optional<Assignment> best(Load capacity) {
        List<Integer> losses = options.stream()
                .flatMap(List::stream)
                .map(Option::loss)
                .distinct()
                .sorted()
                .toList();
        if (options.isEmpty()) {
            return Optional.of(Assignment.empty(nothing));
        }
        int low = 0;
        int high = losses.size();
        while (low < high) { // the first loss with which something fits
            int middle = (low + high) >>> 1;
            if (front(capacity, losses.get(middle), false).isEmpty()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == losses.size()
                ? Optional.empty()
                : front(capacity, losses.get(low), true).stream().min(ORDER);
    }

    /** Where nothing fits: the best within the smallest multiple of the capacity, to one part in a hundred, in which something does. */
    Assignment leastExcess(Load capacity) {
        int low = 0;
        int high = 1;
        while (best(capacity.times(Math.pow(FINER, high))).isEmpty()) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (best(capacity.times(Math.pow(FINER, middle))).isEmpty()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return best(capacity.times(Math.pow(FINER, high))).orElseThrow();
    }

    /** Combinations that were looked at since it was made. */
    long steps() {
        return steps;
    }

    private List<Assignment> front(Load capacity, int worst, boolean judged) {
        List<Assignment> front = List.of(Assignment.empty(nothing));
        for (int i = 0; i < options.size(); i++) {
            List<Assignment> alone = undominated(alone(options.get(i), worst, judged));
            List<Assignment> longer = new ArrayList<>();
            for (Assignment partial : front) {
                for (Assignment one : alone) {
                    steps++;
                    Assignment next = partial.and(one);
                    if (next.load().plus(leastAfter[i + 1]).within(capacity)) {
                        longer.add(next);
                    }
                }
            }
            front = undominated(longer);
        }
        return front;
    }

    /** Each option by itself; where only loads are looked at, as if it lost nothing. */
    private List<Assignment> alone(List<Option> of, int worst, boolean judged) {
        List<Assignment> alone = new ArrayList<>();
        for (int pick = 0; pick < of.size(); pick++) {
            Option option = of.get(pick);
            if (option.loss() <= worst) {
                alone.add(Assignment.of(pick, judged ? option : new Option(0, 0, option.load())));
            }
        }
        return alone;
    }

    private static List<Assignment> undominated(List<Assignment> candidates) {
        candidates.sort(ORDER);
        List<Assignment> kept = new ArrayList<>();
        for (Assignment candidate : candidates) {
            if (kept.stream().noneMatch(other -> other.dominates(candidate))) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
