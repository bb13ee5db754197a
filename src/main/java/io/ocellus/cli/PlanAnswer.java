package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.FormatMethod;
import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Decision;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import io.ocellus.plan.Decision.Refused;
import io.ocellus.plan.Demand;
import io.ocellus.plan.Estimate;
import io.ocellus.plan.Family;
import io.ocellus.plan.Offer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What {@code plan} answers: every variant with its figures, and the choice among them. */
record PlanAnswer(Demand demand, Budget budget, Decoding decoding, List<Offer> offers, Choice choice) {

    private static final double PERCENT = 100;

    String text() {
        TextTable table = new TextTable("VARIANT", "INPUT", "DEVICE", "FPS", "HEADROOM", "TOP-1", "INT8", "HOW", "");
        for (Offer offer : offers) {
            table.row(
                    offer.candidate().architecture(),
                    String.valueOf(offer.candidate().width()),
                    offer.candidate().device(),
                    offer.estimate()
                            .known()
                            .map(cost -> number("%.0f", cost.throughput()))
                            .orElse("-"),
                    headroom(offer).stream()
                            .mapToObj(value -> number("%.0f %%", PERCENT * value))
                            .findFirst()
                            .orElse("-"),
                    ownSize(offer) ? number("%.1f", variant(offer).claimed().top1()) : "-",
                    int8(offer).stream()
                            .mapToObj(value -> number("%.1f", PERCENT * value))
                            .findFirst()
                            .orElse("-"),
                    offer.estimate().how(),
                    isChosen(offer) ? "<-" : "");
        }
        return heading() + "\n\n" + table + "\n\n" + unknown() + verdict() + "\n\n" + """
                FPS: inferences a second on all of the device, nothing else running. HEADROOM: what would be left of the cores after
                decoding, or of the device; negative where it can't serve the cameras. TOP-1: published by the authors, in float at
                the variant's own input, percent of ImageNet-1k; INT8 likewise where published.""";
    }

    private String heading() {
        return number(
                "%s on %.1f cores (%s): decoding takes %.2f cores (%s), %.2f are left, of which %.0f %% stay free",
                demand.classifier(),
                budget.cores(),
                budget.isa(),
                decoding.cores(),
                decoding.measured() ? "measured" : "a guess by pixels; 'ocellus profile' measures it",
                left(),
                PERCENT * budget.headroom());
    }

    private String verdict() {
        return switch (choice.decisions().getFirst()) {
            case Refused refused -> "no choice: " + refused.reason();
            case Chosen chosen ->
                (choice.fits() ? "choice: " : "nothing fits; the nearest: ")
                        + chosen.offer().candidate().architecture()
                        + " at " + chosen.offer().candidate().width() + " pixels on "
                        + chosen.offer().candidate().device() + ", "
                        + chosen.offer().estimate().how();
        };
    }

    /** What is missing where figures are unknown, a line each. */
    private String unknown() {
        return offers.stream()
                .map(Offer::estimate)
                .filter(Estimate.Unknown.class::isInstance)
                .map(estimate -> "unknown: " + ((Estimate.Unknown) estimate).reason()
                        + "; 'ocellus profile' measures what lies among the models, also with random weights\n")
                .distinct()
                .collect(Collectors.joining());
    }

    private double left() {
        return Math.max(0, budget.cores() - budget.decoding());
    }

    /** The part of the device that stays free, all cameras served; of the CPU that part of what decoding leaves. */
    private OptionalDouble headroom(Offer offer) {
        Optional<Cost> cost = offer.estimate().known();
        if (cost.isEmpty()) {
            return OptionalDouble.empty();
        }
        double whole = offer.candidate().device().equals("CPU") ? left() / budget.cores() : 1;
        return whole > 0
                ? OptionalDouble.of(1 - demand.fps() / (cost.get().throughput() * whole))
                : OptionalDouble.empty();
    }

    private static Variant variant(Offer offer) {
        return Variants.find(offer.candidate().architecture()).orElseThrow();
    }

    private static boolean ownSize(Offer offer) {
        return variant(offer).resolution() == offer.candidate().width();
    }

    private static OptionalDouble int8(Offer offer) {
        return ownSize(offer) ? Family.int8Top1(variant(offer)) : OptionalDouble.empty();
    }

    private boolean isChosen(Offer offer) {
        return choice.decisions().getFirst() instanceof Chosen chosen
                && chosen.offer().equals(offer);
    }

    private String why(Offer offer) {
        Decision decision = choice.decisions().getFirst();
        return decision.considered().stream()
                .filter(considered -> considered.offer().equals(offer))
                .map(Considered::why)
                .findFirst()
                .orElse("");
    }

    ObjectNode json() {
        ObjectNode answer = Json.object();
        answer.putObject("demand").put("cameras", demand.classifier()).put("fps", demand.fps());
        answer.putObject("budget")
                .put("cores", budget.cores())
                .put("isa", budget.isa())
                .put("decoding_cores", decoding.cores())
                .put("decoding_measured", decoding.measured())
                .put("headroom", budget.headroom());
        var list = answer.putArray("candidates");
        for (Offer offer : offers) {
            ObjectNode node = list.addObject()
                    .put("architecture", offer.candidate().architecture())
                    .put("pixels", offer.candidate().width())
                    .put("device", offer.candidate().device())
                    .put("precision", offer.candidate().precision())
                    .put("how", offer.estimate().how());
            offer.estimate().known().ifPresent(cost -> figures(node, cost));
            headroom(offer).ifPresent(value -> node.put("headroom", value));
            if (ownSize(offer)) {
                node.put("published_top1", variant(offer).claimed().top1() / PERCENT);
            }
            int8(offer).ifPresent(value -> node.put("published_top1_int8", value));
            node.put("chosen", isChosen(offer)).put("why", why(offer));
        }
        answer.put("fits", choice.fits()).put("choice", verdict());
        return answer;
    }

    private static void figures(ObjectNode node, Cost cost) {
        node.put("fps", cost.throughput())
                .put("latency_p50_s", cost.latencyP50Seconds())
                .put("latency_p99_s", cost.latencyP99Seconds())
                .put("cpu_s_per_inference", cost.cpuSecondsPerInference())
                .put("memory_bytes", cost.memoryBytes())
                .put("compile_s", cost.compileSeconds());
    }

    @FormatMethod
    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
