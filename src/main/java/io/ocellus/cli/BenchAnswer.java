package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.device.ProfileJson;
import io.ocellus.device.Profiler.Outcome;
import io.ocellus.device.Trial;
import io.ocellus.model.Accuracy;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was measured in all rounds.
 *
 * @param level the CPU's: accuracy counts only where it was evaluated at that
 */
record BenchAnswer(List<Row> rows, String level) {

    /** A candidate with one outcome a round. */
    record Row(Trial trial, List<Outcome> outcomes) {

        /** Each figure's median. */
        Cost median() {
            return new Cost(
                    median(Cost::compileSeconds),
                    median(Cost::latencyP50Seconds),
                    median(Cost::latencyP99Seconds),
                    median(Cost::throughput),
                    median(Cost::cpuSecondsPerInference),
                    (long) median(Cost::memoryBytes),
                    outcomes.getFirst().cost().requests());
        }

        private double median(ToDoubleFunction<Cost> figure) {
            double[] sorted = figures(figure);
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        double[] figures(ToDoubleFunction<Cost> figure) {
            return outcomes.stream()
                    .map(Outcome::cost)
                    .mapToDouble(figure)
                    .sorted()
                    .toArray();
        }
    }

    String text() {
        TextTable table = CostTable.header("SPREAD");
        boolean disturbed = false;
        for (Row row : rows) {
            double[] throughputs = row.figures(Cost::throughput);
            CostTable.row(
                    table,
                    row.trial().candidate(),
                    row.median(),
                    String.format(Locale.ROOT, "%.1f-%.1f", throughputs[0], throughputs[throughputs.length - 1]));
            disturbed |= row.outcomes().stream().anyMatch(Outcome::disturbed);
        }
        return table
                + "\nMedians of " + rows.getFirst().outcomes().size()
                + " rounds; P50 and P99 of one inference at a time,"
                + " the rest with all at once."
                + (disturbed ? "\nSomething else used the CPU meanwhile: the figures would be better without it." : "");
    }

    JsonNode json() {
        ObjectNode answer = Json.object().put("cpu_level", level);
        var list = answer.putArray("candidates");
        for (Row row : rows) {
            Outcome last = row.outcomes().getLast();
            ObjectNode node = ProfileJson.write(row.trial().candidate());
            node.put("executed_on", last.executedOn()).put("float_precision", last.floatPrecision());
            node.set("cost", ProfileJson.write(row.median()));
            var rounds = node.putArray("rounds");
            row.outcomes().forEach(outcome -> rounds.add(ProfileJson.write(outcome.cost())));
            accuracy(row).ifPresent(accuracy -> node.put("accuracy", accuracy.value()));
            list.add(node);
        }
        return answer;
    }

    /** The candidates whose accuracy is known on the data set that most of them share. */
    List<Frontier.Point> points() {
        List<Frontier.Point> points = new ArrayList<>();
        for (Row row : rows) {
            accuracy(row)
                    .ifPresent(accuracy -> points.add(new Frontier.Point(
                            name(row.trial().candidate()),
                            row.trial().candidate().device(),
                            row.median().throughput(),
                            accuracy.value())));
        }
        return points;
    }

    private static String name(Candidate candidate) {
        return candidate.model().replaceFirst("@.*", "") + " " + candidate.width();
    }

    String title() {
        return "Top-1 over inferences a second"
                + dataset().map(name -> ", " + name).orElse("") + ", " + level;
    }

    private Optional<Accuracy> accuracy(Row row) {
        Optional<String> dataset = dataset();
        return evaluated(row)
                .filter(known -> dataset.equals(Optional.of(known.dataset())))
                .findFirst();
    }

    private Optional<String> dataset() {
        Map<String, Long> evaluated = new TreeMap<>();
        rows.forEach(row ->
                evaluated(row).map(Accuracy::dataset).distinct().forEach(name -> evaluated.merge(name, 1L, Long::sum)));
        return evaluated.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private Stream<Accuracy> evaluated(Row row) {
        return row.trial().model().evidence().accuracy().stream()
                .filter(known -> known.isa().equals(level)
                        && known.metric().equals("top1")
                        && known.size() == row.trial().candidate().width());
    }
}
