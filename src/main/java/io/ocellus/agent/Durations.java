package io.ocellus.agent;

import io.ocellus.inference.Timing;
import java.util.ArrayList;
import java.util.List;

/**
 * Durations so far, as Prometheus' histograms count them.
 *
 * @param bounds each bucket's upper bound in seconds; the last bucket has none
 * @param counts durations up to each bound, so each count holds the ones before it; one more than bounds
 * @param sum of all, in seconds
 */
public record Durations(List<Double> bounds, List<Long> counts, double sum) {

    static Durations of(Timing timing) {
        List<Long> counts = new ArrayList<>();
        long count = 0;
        for (long here : timing.counts()) {
            count += here;
            counts.add(count);
        }
        return new Durations(
                timing.bounds().stream().map(millis -> millis / 1e3).toList(),
                List.copyOf(counts),
                timing.sumMillis() / 1e3);
    }

    /** Of all. */
    public long count() {
        return counts.getLast();
    }
}
