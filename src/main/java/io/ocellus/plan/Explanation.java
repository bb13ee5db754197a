package io.ocellus.plan;

import com.google.errorprone.annotations.FormatMethod;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import io.ocellus.plan.Screening.Admitted;
import io.ocellus.plan.Screening.Passed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says for every candidate why it was passed over. */
final class Explanation {

    private final Problem problem;
    private final Assignment assignment;
    private final List<List<Option>> options;
    private final Load capacity;

    Explanation(Problem problem, Assignment assignment) {
        this.problem = problem;
        this.assignment = assignment;
        this.options = problem.options();
        this.capacity = problem.capacity();
    }

    /** The decision for one classifier. */
    Chosen chosen(int classifier) {
        Screening screening = problem.screenings().get(classifier);
        int pick = assignment.picks().get(classifier);
        List<Considered> considered = new ArrayList<>();
        for (int i = 0; i < screening.admitted().size(); i++) {
            Admitted admitted = screening.admitted().get(i);
            considered.add(new Considered(
                    admitted.offer(), admitted.accuracy(), share(screening, admitted), why(classifier, i)));
        }
        considered.addAll(passed(screening.passed()));
        Admitted chosen = screening.admitted().get(pick);
        return new Chosen(
                screening.demand().classifier(),
                chosen.offer(),
                chosen.accuracy(),
                screening.yardstick().map(Yardstick::dataset),
                considered);
    }

    static List<Considered> passed(List<Passed> passed) {
        return passed.stream()
                .map(one -> new Considered(one.offer(), one.accuracy(), OptionalDouble.empty(), one.why()))
                .toList();
    }

    private OptionalDouble share(Screening screening, Admitted admitted) {
        int device = problem.devices().indexOf(admitted.offer().candidate().device());
        return admitted.offer().estimate().known().isPresent()
                ? OptionalDouble.of(problem.load(screening, admitted.offer()).share(device))
                : OptionalDouble.empty();
    }

    private String why(int classifier, int candidate) {
        int pick = assignment.picks().get(classifier);
        if (candidate == pick) {
            return chosenBecause(classifier);
        }
        List<Integer> picks = new ArrayList<>(assignment.picks());
        picks.set(classifier, candidate);
        Assignment instead = Assignment.of(picks, options, problem.nothing());
        Option option = options.get(classifier).get(candidate);
        Option chosen = options.get(classifier).get(pick);
        if (option.loss() > chosen.loss()) {
            return text(
                    "it loses %.1f points of accuracy against the one that was chosen",
                    (option.loss() - chosen.loss()) / 100.0);
        }
        for (int i = 0; i < problem.devices().size(); i++) {
            if (instead.load().share(i) > capacity.share(i)) {
                return tooDear(problem.devices().get(i), instead.load().share(i), capacity.share(i));
            }
        }
        if (option.loss() < chosen.loss()) {
            return text(
                    "it fits, but leaves less than the %.0f %% free that an exchange asks for", 100 * Chooser.RESERVE);
        }
        return option.energy() > chosen.energy()
                ? "it is no more accurate, and its device needs more energy"
                : "it is no more accurate, and takes no less of the devices";
    }

    private String chosenBecause(int classifier) {
        if (problem.screenings().get(classifier).demand().model().isPresent()) {
            return "chosen: the configuration names it";
        }
        return assignment.load().within(capacity)
                ? "chosen"
                : "chosen: nothing fits, and this exceeds the budget least";
    }

    private static String tooDear(String device, double needed, double there) {
        return device.equals(Load.CPU)
                ? text("with the other classifiers it needs %.2f cores, and %.2f are free", needed, there)
                : text("with the other classifiers it needs %.2f times %s, and %.2f are free", needed, device, there);
    }

    @FormatMethod
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
