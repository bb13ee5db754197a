package io.ocellus.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations in buckets, each twice as wide as the one before; safe from any thread, without a lock. */
final class Stopwatch {

    /** Upper bounds from an eighth of a millisecond to four seconds. */
    private static final List<Double> BOUNDS = bounds();

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.size() + 1);
    private final LongAdder sumNanos = new LongAdder();

    private static List<Double> bounds() {
        Double[] bounds = new Double[16];
        Arrays.setAll(bounds, i -> 0.125 * (1 << i));
        return List.of(bounds);
    }

    /** Counts a duration and returns it in milliseconds. */
    double count(long nanos) {
        double millis = nanos / 1e6;
        int bucket = 0;
        while (bucket < BOUNDS.size() && millis > BOUNDS.get(bucket)) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sumNanos.add(nanos);
        return millis;
    }

    Timing read() {
        List<Long> read = new ArrayList<>();
        for (int i = 0; i < counts.length(); i++) {
            read.add(counts.get(i));
        }
        return new Timing(BOUNDS, List.copyOf(read), sumNanos.sum() / 1e6);
    }
}
