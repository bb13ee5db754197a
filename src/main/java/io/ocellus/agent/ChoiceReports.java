package io.ocellus.agent;

import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A choice as it is told. */
final class ChoiceReports {

    private ChoiceReports() {}

    static AuditEvent event(Chosen chosen, boolean fits, Instant now) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "classifier", chosen.classifier(),
                "model", chosen.offer().candidate().model(),
                "size", chosen.offer().candidate().width(),
                "device", chosen.offer().candidate().device(),
                "cost", chosen.offer().estimate().how(),
                "fits", fits,
                "passed_over",
                        passedOver(chosen).stream()
                                .map(one -> Map.of("candidate", one.candidate(), "why", one.why()))
                                .toList()));
        chosen.accuracy().ifPresent(value -> fields.put("accuracy", value));
        return new AuditEvent(now, "model.chosen", sentence(chosen, fits), fields);
    }

    private static String sentence(Chosen chosen, boolean fits) {
        String accuracy = chosen.accuracy().stream()
                .mapToObj(value -> String.format(Locale.ROOT, ", top-1 %.3f", value))
                .findFirst()
                .orElse("");
        return "Classifier " + chosen.classifier() + " runs " + chosen.offer().candidate() + accuracy + ", cost "
                + chosen.offer().estimate().how()
                + (fits ? "." : ": nothing fits, and this exceeds what is there least.");
    }

    static Birth.Choice birth(Chosen chosen) {
        return new Birth.Choice(why(chosen), passedOver(chosen));
    }

    private static String why(Chosen chosen) {
        return chosen.considered().stream()
                .filter(one -> one.offer().equals(chosen.offer()))
                .map(Considered::why)
                .findFirst()
                .orElse("chosen");
    }

    private static List<Birth.PassedOver> passedOver(Chosen chosen) {
        return chosen.considered().stream()
                .filter(one -> !one.offer().equals(chosen.offer()))
                .map(one -> new Birth.PassedOver(one.offer().candidate().toString(), one.why()))
                .toList();
    }
}
