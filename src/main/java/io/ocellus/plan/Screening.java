package io.ocellus.plan;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The candidates of one classifier, judged one by one, before anything is said about the budget.
 *
 * @param admitted those that may serve it, the best first
 * @param passed those that may not, each with the reason
 * @param refusal why none may; empty where some may
 * @param best accuracy of all candidates of its task, whatever they cost; 0 where none is known
 */
record Screening(
        Demand demand,
        List<Admitted> admitted,
        List<Passed> passed,
        Optional<Yardstick> yardstick,
        String refusal,
        double best) {

    private static final Comparator<Admitted> BEST_FIRST = Comparator.comparingDouble(
                    (Admitted admitted) -> -admitted.accuracy.orElse(0))
            .thenComparing(admitted -> admitted.offer.candidate().toString())
            .thenComparing(admitted -> admitted.offer.candidate().digest());

    record Admitted(Offer offer, OptionalDouble accuracy) {}

    record Passed(Offer offer, OptionalDouble accuracy, String why) {}

    /** Judges every offer of the demand's task. */
    static Screening of(Demand demand, List<Offer> offers, String isa) {
        List<Offer> asked = offers.stream()
                .filter(offer -> demand.asksFor(offer.candidate()))
                .toList();
        if (asked.isEmpty()) {
            return refused(demand, List.of(), missing(demand));
        }
        Optional<Yardstick> yardstick = Optional.empty();
        switch (Yardstick.among(asked, isa)) {
            case Yardstick.Common common -> yardstick = Optional.of(common.yardstick());
            case Yardstick.None none -> {
                if (demand.model().isEmpty()) {
                    return refused(
                            demand,
                            asked.stream()
                                    .map(offer -> new Passed(offer, OptionalDouble.empty(), none.reason()))
                                    .toList(),
                            "'auto' can't choose for " + demand.classifier() + ": " + none.reason());
                }
            }
        }
        return judged(demand, asked, yardstick);
    }

    private static Screening judged(Demand demand, List<Offer> asked, Optional<Yardstick> yardstick) {
        List<Admitted> admitted = new ArrayList<>();
        List<Passed> passed = new ArrayList<>();
        double best = 0;
        for (Offer offer : asked) {
            OptionalDouble accuracy = yardstick.map(y -> y.accuracy(offer)).orElse(OptionalDouble.empty());
            best = Math.max(best, accuracy.orElse(0));
            Optional<String> objection = objection(demand, offer, accuracy, yardstick);
            objection.ifPresentOrElse(
                    why -> passed.add(new Passed(offer, accuracy, why)),
                    () -> admitted.add(new Admitted(offer, accuracy)));
        }
        admitted.sort(BEST_FIRST);
        passed.sort(Comparator.comparing((Passed p) -> p.offer.candidate().toString()));
        if (admitted.isEmpty()) {
            return refused(demand, passed, none(demand, passed));
        }
        return new Screening(demand, List.copyOf(admitted), List.copyOf(passed), yardstick, "", best);
    }

    private static Screening refused(Demand demand, List<Passed> passed, String reason) {
        return new Screening(demand, List.of(), List.copyOf(passed), Optional.empty(), reason, 0);
    }

    private static String missing(Demand demand) {
        return demand.model()
                .map(fixed -> "no model is called '" + fixed + "'; 'ocellus models list' shows what is there")
                .orElse("no model does the task '" + demand.task() + "'; 'ocellus models list' shows what is there");
    }

    private static String none(Demand demand, List<Passed> passed) {
        Passed first = passed.getFirst();
        return "no candidate may serve " + demand.classifier() + ": " + first.offer.candidate() + ": " + first.why
                + (passed.size() == 1 ? "" : ", and " + (passed.size() - 1) + " more");
    }

    /** Why a candidate may not serve, if so. What the user fixed is held to its device and the golden set alone. */
    private static Optional<String> objection(
            Demand demand, Offer offer, OptionalDouble accuracy, Optional<Yardstick> yardstick) {
        Candidate candidate = offer.candidate();
        if (demand.rank(candidate.device()) < 0) {
            return Optional.of("this classifier may use " + String.join(", ", demand.devices()) + " only");
        }
        if (offer.verdict() instanceof Verdict.Wrong wrong) {
            return Optional.of(candidate.device() + " answers wrongly: " + wrong.reason());
        }
        return demand.model().isPresent()
                ? Optional.empty()
                : measure(demand, offer, accuracy, yardstick.orElseThrow());
    }

    private static Optional<String> measure(Demand demand, Offer offer, OptionalDouble accuracy, Yardstick yardstick) {
        if (accuracy.isEmpty()) {
            return Optional.of(text(
                    "it was not evaluated on %s at %d pixels and this CPU's level %s",
                    yardstick.dataset(), offer.candidate().width(), yardstick.isa()));
        }
        if (accuracy.getAsDouble() < demand.minAccuracy()) {
            return Optional.of(text(
                    "its accuracy of %.3f is below the %.3f that are demanded",
                    accuracy.getAsDouble(), demand.minAccuracy()));
        }
        Optional<Cost> cost = offer.estimate().known();
        if (offer.estimate() instanceof Estimate.Unknown unknown) {
            return Optional.of("its cost is unknown: " + unknown.reason());
        }
        double latency = cost.orElseThrow().latencyP99Seconds();
        if (latency > demand.maxAge().toNanos() / 1e9) {
            return Optional.of(text(
                    "an inference takes up to %.0f ms, and results may be %d ms old at most",
                    latency * 1e3, demand.maxAge().toMillis()));
        }
        return Optional.empty();
    }

    @FormatMethod
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
