package io.ocellus.agent;

import io.ocellus.inference.SlotStats;
import io.ocellus.inference.Timing;
import io.ocellus.inference.ViewStats;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a classifier did in the last three seconds, looked at once a second. For one thread. */
final class LoadWindow {

    private static final int LOOKS = 4;

    /** Of the pictures that are wanted: fewer are a miss, if some were dropped for want of time. */
    private static final double ENOUGH = 0.95;

    /** Durations that make a mean. */
    private static final int FEW = 5;

    private record Look(long nanos, SlotStats stats) {}

    private final Deque<Look> looks = new ArrayDeque<>();

    /** Takes a look; where the views are others than before, it is the first one. */
    void add(long nanos, SlotStats stats) {
        if (!looks.isEmpty() && !views(looks.getLast().stats()).equals(views(stats))) {
            looks.clear();
        }
        looks.add(new Look(nanos, stats));
        if (looks.size() > LOOKS) {
            looks.removeFirst();
        }
    }

    private static List<String> views(SlotStats stats) {
        return stats.views().stream()
                .map(view -> view.camera() + "/" + view.view())
                .toList();
    }

    /** After this nothing that was before counts. */
    void clear() {
        looks.clear();
    }

    /**
     * How a target is missed, in a sentence; empty where it is met, or there is not enough to say.
     *
     * @param wanted pictures a second
     */
    String missed(double wanted, Duration maxAge) {
        double seconds = seconds();
        if (seconds <= 0) {
            return "";
        }
        double achieved = (last().inferences() - first().inferences()) / seconds;
        double offered = achieved + (superseded(last()) - superseded(first())) / seconds;
        if (achieved < ENOUGH * Math.min(wanted, offered)) {
            return String.format(
                    Locale.ROOT, "%.1f of %.1f pictures a second are classified", achieved, Math.min(wanted, offered));
        }
        double age = delta(SlotStats::waited).percentile(0.99)
                + delta(SlotStats::preprocessed).mean()
                + delta(SlotStats::inferred).percentile(0.99);
        return age > maxAge.toMillis()
                ? String.format(Locale.ROOT, "results are up to %.0f ms old, %d ms are allowed", age, maxAge.toMillis())
                : "";
    }

    /** Whether inferences failed all the time, and none succeeded. */
    boolean onlyFails() {
        return looks.size() == LOOKS
                && last().failures() > first().failures()
                && last().inferences() == first().inferences();
    }

    /** Whether inferences succeeded, and none failed. */
    boolean onlySucceeds() {
        return seconds() > 0 && last().failures() == first().failures() && last().inferences() > first().inferences();
    }

    /** Seconds of an inference in the middle; 0 where there were too few to say. */
    double inferenceSeconds() {
        if (seconds() <= 0) {
            return 0;
        }
        Timing inferred = delta(SlotStats::inferred);
        return inferred.count() < FEW ? 0 : inferred.mean() / 1e3;
    }

    private double seconds() {
        return looks.size() < 2
                ? 0
                : (looks.getLast().nanos() - looks.getFirst().nanos()) / 1e9;
    }

    private SlotStats first() {
        return looks.getFirst().stats();
    }

    private SlotStats last() {
        return looks.getLast().stats();
    }

    private static long superseded(SlotStats stats) {
        return stats.views().stream().mapToLong(ViewStats::superseded).sum();
    }

    private Timing delta(Function<SlotStats, Timing> part) {
        Timing before = part.apply(first());
        Timing after = part.apply(last());
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < after.counts().size(); i++) {
            counts.add(after.counts().get(i) - before.counts().get(i));
        }
        return new Timing(after.bounds(), counts, after.sumMillis() - before.sumMillis());
    }
}
