package io.ocellus.app;

import io.ocellus.agent.Durations;
import io.ocellus.agent.Measure;
import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads measures in the form in which Prometheus' client library writes them. Micrometer has no histograms that others count. */
final class MeasureCollector extends Collector {

    private final Supplier<List<Measure>> measures;

    /** @param measures asked at each reading, since they change as cameras come and go */
    MeasureCollector(Supplier<List<Measure>> measures) {
        this.measures = measures;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Map<String, MetricFamilySamples> families = new LinkedHashMap<>();
        for (Measure measure : measures.get()) {
            families.computeIfAbsent(
                            measure.name(),
                            name -> new MetricFamilySamples(name, type(measure), measure.help(), new ArrayList<>()))
                    .samples
                    .addAll(samples(measure));
        }
        return List.copyOf(families.values());
    }

    private static Type type(Measure measure) {
        return switch (measure) {
            case Measure.Counter _ -> Type.COUNTER;
            case Measure.Gauge _ -> Type.GAUGE;
            case Measure.Histogram _ -> Type.HISTOGRAM;
        };
    }

    private static List<MetricFamilySamples.Sample> samples(Measure measure) {
        Map<String, String> labels = new TreeMap<>(measure.labels());
        return switch (measure) {
            case Measure.Counter counter ->
                List.of(sample(counter.name(), labels, counter.source().getAsDouble()));
            case Measure.Gauge gauge ->
                List.of(sample(gauge.name(), labels, gauge.source().getAsDouble()));
            case Measure.Histogram histogram ->
                samples(histogram.name(), labels, histogram.source().get());
        };
    }

    private static List<MetricFamilySamples.Sample> samples(
            String name, Map<String, String> labels, Durations durations) {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        for (int i = 0; i < durations.counts().size(); i++) {
            Map<String, String> bucket = new LinkedHashMap<>(labels);
            double bound = i < durations.bounds().size() ? durations.bounds().get(i) : Double.POSITIVE_INFINITY;
            bucket.put("le", doubleToGoString(bound));
            samples.add(
                    sample(name + "_bucket", bucket, (double) durations.counts().get(i)));
        }
        samples.add(sample(name + "_count", labels, (double) durations.count()));
        samples.add(sample(name + "_sum", labels, durations.sum()));
        return samples;
    }

    private static MetricFamilySamples.Sample sample(String name, Map<String, String> labels, double value) {
        return new MetricFamilySamples.Sample(name, List.copyOf(labels.keySet()), List.copyOf(labels.values()), value);
    }
}
