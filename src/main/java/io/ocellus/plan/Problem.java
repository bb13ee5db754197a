package io.ocellus.plan;

import io.ocellus.plan.Screening.Admitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classifiers that can be served, in numbers.
 *
 * @param devices the CPU first
 * @param screenings of the classifiers, each with at least one candidate
 */
record Problem(Budget budget, List<String> devices, List<Screening> screenings) {

    private static final double LOSS_UNIT = 1e4;

    Load capacity() {
        return Load.capacity(budget, devices);
    }

    Load nothing() {
        return Load.none(devices);
    }

    List<List<Option>> options() {
        return screenings.stream()
                .map(screening -> screening.admitted().stream()
                        .map(admitted -> option(screening, admitted))
                        .toList())
                .toList();
    }

    /** What runs, as an assignment; empty unless every classifier runs something that it still may. */
    Optional<Assignment> running(Map<String, Candidate> running) {
        List<Integer> picks = new ArrayList<>();
        for (Screening screening : screenings) {
            Candidate candidate = running.get(screening.demand().classifier());
            int pick = screening.admitted().stream()
                    .map(admitted -> admitted.offer().candidate())
                    .toList()
                    .indexOf(candidate);
            if (pick < 0) {
                return Optional.empty();
            }
            picks.add(pick);
        }
        return Optional.of(Assignment.of(picks, options(), nothing()));
    }

    Load load(Screening screening, Offer offer) {
        return offer.estimate()
                .known()
                .map(cost ->
                        Load.of(screening.demand().fps(), offer.candidate().device(), cost, devices, budget.cores()))
                .orElseGet(this::nothing);
    }

    private Option option(Screening screening, Admitted admitted) {
        double loss = admitted.accuracy().isPresent()
                ? screening.best() - admitted.accuracy().getAsDouble()
                : 0;
        return new Option(
                (int) Math.round(loss * LOSS_UNIT),
                screening.demand().rank(admitted.offer().candidate().device()),
                load(screening, admitted.offer()));
    }
}
