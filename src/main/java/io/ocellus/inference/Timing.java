package io.ocellus.inference;

import java.util.List;

/**
 * Durations so far, as Prometheus counts them.
 *
 * @param bounds each bucket's upper bound in milliseconds; the last bucket has none
 * @param counts durations in each bucket, one more than bounds
 * @param sumMillis of all
 */
public record Timing(List<Double> bounds, List<Long> counts, double sumMillis) {

    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Milliseconds; 0 where there was nothing. */
    public double mean() {
        return count() == 0 ? 0 : sumMillis / count();
    }

    /**
     * Milliseconds below which a share of all durations lie, interpolated within its bucket; the highest bound where it lies
     * above all.
     *
     * @param share 0 to 1
     */
    public double percentile(double share) {
        double wanted = share * count();
        double before = 0;
        for (int i = 0; i < bounds.size(); i++) {
            long here = counts.get(i);
            if (here > 0 && before + here >= wanted) {
                double low = i == 0 ? 0 : bounds.get(i - 1);
                return low + (bounds.get(i) - low) * Math.max(0, wanted - before) / here;
            }
            before += here;
        }
        return count() == 0 ? 0 : bounds.getLast();
    }
}
