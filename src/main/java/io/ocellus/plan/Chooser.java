package io.ocellus.plan;

import io.ocellus.plan.Decision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses a candidate for every classifier at once, since they share the devices: the smallest worst loss of accuracy against each
 * task's best candidate, then the smallest sum of losses, then the most economical devices. The same input gives the same choice.
 *
 * <p>What runs already is kept while it fits, unless something better fits with a reserve: so that figures that waver by less than the
 * reserve exchange nothing.
 */
public final class Chooser {

    /** Part of the budget that must stay free for a change to something better. */
    public static final double RESERVE = 0.1;

    private final Budget budget;
    private final List<Offer> offers;

    /**
     * With what there is.
     *
     * @param offers every candidate on every device, also those with an unknown cost
     */
    public Chooser(Budget budget, List<Offer> offers) {
        this.budget = budget;
        this.offers = List.copyOf(offers);
    }

    /** For classifiers of which none runs yet. */
    public Choice choose(List<Demand> demands) {
        return choose(demands, Map.of());
    }

    /**
     * A choice for every classifier.
     *
     * @param running what each classifier runs now, as far as it runs
     */
    public Choice choose(List<Demand> demands, Map<String, Candidate> running) {
        List<Screening> screenings = demands.stream()
                .map(demand -> Screening.of(demand, offers, budget.isa()))
                .toList();
        List<Screening> open = screenings.stream()
                .filter(screening -> !screening.admitted().isEmpty())
                .toList();
        Problem problem = new Problem(budget, devices(open), open);
        Assignment assignment = assign(problem, running);
        Explanation explanation = new Explanation(problem, assignment);
        List<Decision> decisions = new ArrayList<>();
        for (Screening screening : screenings) {
            int place = open.indexOf(screening);
            decisions.add(place < 0 ? refused(screening) : explanation.chosen(place));
        }
        return new Choice(
                decisions,
                assignment.load().within(problem.capacity()),
                shares(problem, assignment.load()),
                shares(problem, problem.capacity()));
    }

    private static Assignment assign(Problem problem, Map<String, Candidate> running) {
        Search search = new Search(problem.options(), problem.nothing());
        Load full = problem.capacity();
        Load reserved = full.times(1 - RESERVE);
        Optional<Assignment> incumbent =
                problem.running(running).filter(now -> now.load().within(full));
        if (incumbent.isPresent()) {
            Assignment now = incumbent.get();
            return search.best(reserved)
                    .filter(better -> Assignment.BETTER.compare(better, now) < 0)
                    .orElse(now);
        }
        Optional<Assignment> calm = running.isEmpty() ? Optional.empty() : search.best(reserved);
        return calm.or(() -> search.best(full)).orElseGet(() -> search.leastExcess(full));
    }

    private static List<String> devices(List<Screening> screenings) {
        TreeSet<String> others = new TreeSet<>();
        screenings.forEach(screening -> screening
                .admitted()
                .forEach(admitted -> others.add(admitted.offer().candidate().device())));
        others.remove(Load.CPU);
        List<String> devices = new ArrayList<>(List.of(Load.CPU));
        devices.addAll(others);
        return List.copyOf(devices);
    }

    private static Refused refused(Screening screening) {
        return new Refused(
                screening.demand().classifier(), screening.refusal(), Explanation.passed(screening.passed()));
    }

    private static SortedMap<String, Double> shares(Problem problem, Load load) {
        SortedMap<String, Double> shares = new TreeMap<>();
        for (int i = 0; i < problem.devices().size(); i++) {
            shares.put(problem.devices().get(i), load.share(i));
        }
        return shares;
    }
}
