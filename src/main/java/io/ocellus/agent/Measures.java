package io.ocellus.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A list of measures that grows by the lines that say what is counted; and their short form for MQTT. */
final class Measures {

    private final List<Measure> list = new ArrayList<>();

    Measures counter(String name, String help, Map<String, String> labels, DoubleSupplier source) {
        list.add(new Measure.Counter(name, help, labels, source));
        return this;
    }

    Measures gauge(String name, String help, Map<String, String> labels, DoubleSupplier source) {
        list.add(new Measure.Gauge(name, help, labels, source));
        return this;
    }

    Measures histogram(String name, String help, Map<String, String> labels, Supplier<Durations> source) {
        list.add(new Measure.Histogram(name, help, labels, source));
        return this;
    }

    List<Measure> list() {
        return List.copyOf(list);
    }

    /** Each measure's value by its name with labels, as Prometheus writes them; of a histogram its count and sum. */
    static Map<String, Double> values(List<Measure> measures) {
        Map<String, Double> values = new TreeMap<>();
        for (Measure measure : measures) {
            String labels = labels(measure.labels());
            switch (measure) {
                case Measure.Counter counter ->
                    values.put(counter.name() + labels, counter.source().getAsDouble());
                case Measure.Gauge gauge ->
                    values.put(gauge.name() + labels, gauge.source().getAsDouble());
                case Measure.Histogram histogram -> {
                    Durations durations = histogram.source().get();
                    values.put(histogram.name() + "_count" + labels, (double) durations.count());
                    values.put(histogram.name() + "_sum" + labels, durations.sum());
                }
            }
        }
        values.values().removeIf(value -> value.isNaN());
        return values;
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> String.format(Locale.ROOT, "%s=\"%s\"", label.getKey(), label.getValue()))
                                .collect(Collectors.joining(",", "{", "}"));
    }
}
