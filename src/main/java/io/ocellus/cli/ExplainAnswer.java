package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.FormatMethod;
import io.ocellus.device.ProfileJson;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Decision;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import io.ocellus.plan.Decision.Refused;
import io.ocellus.plan.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would be chosen, and why.
 *
 * @param only the classifier that was asked for; null: all
 */
record ExplainAnswer(Choice choice, Budget budget, @Nullable String only) {

    private static final double PERCENT = 100;

    private List<Decision> decisions() {
        return choice.decisions().stream()
                .filter(decision -> only == null || decision.classifier().equals(only))
                .toList();
    }

    boolean complete() {
        return decisions().stream().noneMatch(Refused.class::isInstance);
    }

    String text() {
        return text(
                        "%.1f cores (%s): decoding takes %.2f, %.0f %% of the rest stay free, %.2f are for inference%s",
                        budget.cores(),
                        budget.isa(),
                        budget.decoding(),
                        PERCENT * budget.headroom(),
                        budget.inference(),
                        choice.fits() ? "" : "; all classifiers together need more than there is")
                + decisions().stream().map(this::text).collect(Collectors.joining());
    }

    private String text(Decision decision) {
        TextTable table = new TextTable("CANDIDATE", "TOP-1", "FPS", "NEEDS", "COST", "GOLDEN SET");
        StringBuilder reasons = new StringBuilder();
        for (Considered one : decision.considered()) {
            table.row(
                    one.offer().candidate().toString(),
                    number("%.3f", one.accuracy()),
                    number(
                            "%.1f",
                            one.offer().estimate().known().stream()
                                    .mapToDouble(cost -> cost.throughput())
                                    .findFirst()),
                    number("%.2f", one.share()),
                    one.offer().estimate().how(),
                    verdict(one.offer().verdict()));
            reasons.append("\n  ").append(one.offer().candidate()).append(": ").append(one.why());
        }
        String verdict = switch (decision) {
            case Refused refused -> refused.reason();
            case Chosen chosen ->
                chosen.offer().candidate()
                        + chosen.dataset().map(name -> ", by top-1 on " + name).orElse("");
        };
        return "\n\n" + decision.classifier() + ": " + verdict + "\n\n" + table + "\n" + reasons;
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Right right -> right.accurate() ? "right in accurate mode" : "right";
            case Verdict.Wrong ignored -> "wrong";
            case Verdict.Untried ignored -> "not run yet";
        };
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    ObjectNode json() {
        ObjectNode answer = Json.object();
        answer.putObject("budget")
                .put("cores", budget.cores())
                .put("isa", budget.isa())
                .put("decoding_cores", budget.decoding())
                .put("headroom", budget.headroom())
                .put("inference_cores", budget.inference());
        answer.put("fits", choice.fits());
        var list = answer.putArray("classifiers");
        for (Decision decision : decisions()) {
            ObjectNode node = list.addObject().put("classifier", decision.classifier());
            switch (decision) {
                case Refused refused -> node.put("refused", refused.reason());
                case Chosen chosen -> {
                    node.set("chosen", ProfileJson.write(chosen.offer().candidate()));
                    chosen.dataset().ifPresent(name -> node.put("dataset", name));
                }
            }
            var candidates = node.putArray("candidates");
            decision.considered().forEach(one -> candidates.add(json(one)));
        }
        return answer;
    }

    private static ObjectNode json(Considered one) {
        ObjectNode node = ProfileJson.write(one.offer().candidate())
                .put("cost", one.offer().estimate().how())
                .put("golden", verdict(one.offer().verdict()))
                .put("why", one.why());
        one.accuracy().ifPresent(value -> node.put("accuracy", value));
        one.share().ifPresent(value -> node.put("needs", value));
        one.offer().estimate().known().ifPresent(cost -> node.set("figures", ProfileJson.write(cost)));
        return node;
    }

    @FormatMethod
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
