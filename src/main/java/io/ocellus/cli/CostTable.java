package io.ocellus.cli;

import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import java.util.Locale;

/** Candidates with their costs, for people. */
final class CostTable {

    private CostTable() {}

    static TextTable header(String last) {
        return new TextTable(
                "MODEL",
                "SIZE",
                "DEVICE",
                "PRECISION",
                "COMPILE",
                "P50",
                "P99",
                "PER SECOND",
                "AT ONCE",
                "CPU",
                "MEMORY",
                last);
    }

    static void row(TextTable table, Candidate candidate, Cost cost, String last) {
        table.row(
                candidate.model(),
                candidate.width() + "x" + candidate.height(),
                candidate.device(),
                candidate.precision(),
                String.format(Locale.ROOT, "%.2f s", cost.compileSeconds()),
                millis(cost.latencyP50Seconds()),
                millis(cost.latencyP99Seconds()),
                String.format(Locale.ROOT, "%.1f", cost.throughput()),
                String.valueOf(cost.requests()),
                millis(cost.cpuSecondsPerInference()),
                String.format(Locale.ROOT, "%.0f MiB", cost.memoryBytes() / 1048576.0),
                last);
    }

    static String millis(double seconds) {
        return String.format(Locale.ROOT, "%.2f ms", 1e3 * seconds);
    }
}
