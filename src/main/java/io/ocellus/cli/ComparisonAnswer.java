package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ocellus.efficientnet.Baselines;
import io.ocellus.efficientnet.BlockTable;
import io.ocellus.efficientnet.Dimension;
import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Precision;
import io.ocellus.efficientnet.Scaling;
import io.ocellus.efficientnet.SingleDimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One budget spent in several ways. */
record ComparisonAnswer(BlockTable baseline, List<Way> ways) implements VariantsAnswer {

    /** A way to spend it. */
    record Way(String title, Scaling scaling, Network network) {}

    static ComparisonAnswer of(VariantChoice.Chosen chosen, List<Dimension> only) {
        BlockTable baseline = chosen.baseline();
        Network target = chosen.network();
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("baseline", Scaling.NONE, baseline.scaled("baseline", Scaling.NONE, target.classes())));
        double resolution = (double) target.resolution() / baseline.resolution();
        Scaling scaling = new Scaling(chosen.scaling().width(), chosen.scaling().depth(), resolution);
        ways.add(new Way("compound", scaling, target));
        for (Dimension dimension : only) {
            String title = dimension.name().toLowerCase(Locale.ROOT) + " only";
            Scaling alone = SingleDimension.matching(baseline, dimension, target.multiplyAdds(), target.classes());
            ways.add(new Way(title, alone, baseline.scaled(title, alone, target.classes())));
        }
        return new ComparisonAnswer(baseline, ways);
    }

    @Override
    public String text() {
        TextTable table = new TextTable(
                "SCALED", "WIDTH", "DEPTH", "INPUT", "PARAMETERS", "MULTIPLY-ADDS", "ACTIVATIONS", "PEAK FP32");
        for (Way way : ways) {
            Network network = way.network();
            table.row(
                    way.title(),
                    NetworkFigures.factor(way.scaling().width()),
                    NetworkFigures.factor(way.scaling().depth()),
                    Integer.toString(network.resolution()),
                    NetworkFigures.count(network.parameters()),
                    NetworkFigures.billions(network.multiplyAdds()),
                    NetworkFigures.millions(network.activations()),
                    NetworkFigures.mebibytes(network.peakActivationBytes(Precision.FP32)));
        }
        String paper = baseline.equals(Baselines.B0)
                ? "\n\nThe paper trained B0 scaled to 1.8 B (table 7), top-1: depth only 79.0, width only 78.9,"
                        + " resolution only 79.1, compound 81.1; the baseline has 77.3."
                : "";
        return baseline.name() + "\n\n" + table + paper;
    }

    @Override
    public JsonNode json() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        ways.forEach(way -> answer.add(NetworkFigures.json(way.network())
                .put("name", way.title())
                .put("width", way.scaling().width())
                .put("depth", way.scaling().depth())));
        return answer;
    }
}
