package io.ocellus.agent;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * One figure that the agent keeps about itself, read whenever somebody asks, from any thread. Names and units follow
 * Prometheus: base units, a counter's name ends in {@code _total}, labels are few and each has few values.
 */
public sealed interface Measure {

    /** Starts with {@code ocellus_}, or with {@code process_} where Prometheus has a name for it. */
    String name();

    /** One line; the same for all measures of a name. */
    String help();

    /** The same names for all measures of a name. */
    Map<String, String> labels();

    /** Only grows. */
    record Counter(String name, String help, Map<String, String> labels, DoubleSupplier source) implements Measure {}

    /** Grows and shrinks; NaN while there is nothing to tell. */
    record Gauge(String name, String help, Map<String, String> labels, DoubleSupplier source) implements Measure {}

    /** How many durations of which length. */
    record Histogram(String name, String help, Map<String, String> labels, Supplier<Durations> source)
            implements Measure {}
}
