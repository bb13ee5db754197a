package io.ocellus.report;

import java.time.Instant;
import java.util.Map;

/**
 * Telemetry for those who have no Prometheus: the same names and units.
 *
 * @param time when it was taken
 * @param values each metric's value, by its name with labels as Prometheus writes them
 */
public record Metrics(Instant time, Map<String, Double> values) implements Report {

    @Override
    public Channel channel() {
        return Channel.ofNode(Channel.Kind.METRICS);
    }
}
