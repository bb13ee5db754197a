package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.efficientnet.PowerLaw;
import io.ocellus.efficientnet.ScalingLaw;
import io.ocellus.efficientnet.ScalingLaw.Measured;
import java.util.Locale;

/** Error against multiply-adds, and the two fitted laws. */
record ScalingLawAnswer(ScalingLaw law) implements VariantsAnswer {

    @Override
    public String text() {
        TextTable table = new TextTable("NAME", "MULTIPLY-ADDS", "ERROR", "LAW B0-B7", "LAW B0-B4");
        for (Measured point : law.measured()) {
            table.row(
                    point.name(),
                    String.format(Locale.ROOT, "%.3f B", point.billions()),
                    percent(point.error()),
                    percent(law.all().at(point.billions())),
                    percent(law.early().at(point.billions())));
        }
        return table
                + "\n\nB0-B7: " + formula(law.all())
                + "\nB0-B4: " + formula(law.early())
                + String.format(
                        Locale.ROOT,
                        "%n%nThe law of B0 to B4 promises %s for B7; the paper measured %s, so it misses by %.2f points.",
                        percent(law.early().at(law.measured().getLast().billions())),
                        percent(law.measured().getLast().error()),
                        law.earlyMissesLastBy())
                + "\nError is 100 % less the top-1 of the paper's table 2, multiply-adds are computed.";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f %%", value);
    }

    private static String formula(PowerLaw law) {
        return String.format(
                Locale.ROOT,
                "error = %.2f %% + %.2f %% · (multiply-adds / 10⁹)^-%.3f",
                law.floor(),
                law.factor(),
                law.exponent());
    }

    @Override
    public JsonNode json() {
        ObjectNode answer = Json.object();
        var points = answer.putArray("points");
        law.measured()
                .forEach(point -> points.addObject()
                        .put("name", point.name())
                        .put("multiply_adds_billion", point.billions())
                        .put("error_percent", point.error())
                        .put("law_b0_b7", law.all().at(point.billions()))
                        .put("law_b0_b4", law.early().at(point.billions())));
        put(answer.putObject("law_b0_b7"), law.all());
        put(answer.putObject("law_b0_b4"), law.early());
        return answer.put("law_b0_b4_misses_b7_by_points", law.earlyMissesLastBy());
    }

    private static void put(ObjectNode node, PowerLaw law) {
        node.put("floor_percent", law.floor())
                .put("factor_percent", law.factor())
                .put("exponent", law.exponent());
    }
}
