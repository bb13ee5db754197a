package io.ocellus.agent;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One figure that the agent keeps about itself, read whenever somebody asks. Names and units follow Prometheus: base
 * units, a counter's name ends in {@code _total}.
 *
 * @param name with the prefix {@code ocellus_}
 * @param help one line
 * @param kind whether it only grows
 * @param labels few, each with few values
 * @param source read from any thread
 */
public record Measure(String name, String help, Kind kind, Map<String, String> labels, DoubleSupplier source) {

    /** Whether it only grows. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

    public double value() {
        return source.getAsDouble();
    }
}
