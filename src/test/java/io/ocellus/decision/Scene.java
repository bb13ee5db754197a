package io.ocellus.decision;

import io.ocellus.config.PublishSpec;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Observation;
import io.ocellus.report.Probabilities;
import io.ocellus.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A view with its two clocks, fed by hand. Times are milliseconds since the start; the monotonic clock wraps on the way. */
final class Scene {

    static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
    static final long START_NANOS = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();
    static final Observation.Model MODEL = model("defects@7", "sha256:7", "cat", "dog", "owl");

    private final ViewDecision decision;
    /** Every report so far, in order. */
    final List<Report> told = new ArrayList<>();

    Duration latency = Duration.ZERO;
    Duration wallStep = Duration.ZERO;
    Observation.Model model = MODEL;

    Scene(PublishSpec publish) {
        decision = new ViewDecision("dock1", "bay1", publish, 2, MODEL.name(), START_NANOS);
    }

    /** Every result is told, nothing is smoothed, one result verifies; the label lives for 10 s. */
    static PublishSpec plain() {
        return publish(PublishSpec.Policy.EVERY, 1, 1, 0);
    }

    static PublishSpec publish(PublishSpec.Policy policy, double smoothing, int consecutive, double minConfidence) {
        return new PublishSpec(
                policy,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                PublishSpec.Detail.FULL,
                minConfidence,
                smoothing,
                consecutive,
                Duration.ofSeconds(10));
    }

    static PublishSpec brief(PublishSpec publish) {
        return new PublishSpec(
                publish.policy(),
                publish.interval(),
                publish.heartbeat(),
                PublishSpec.Detail.SHORT,
                publish.minConfidence(),
                publish.smoothing(),
                publish.consecutive(),
                publish.labelTtl());
    }

    static Observation.Model model(String name, String digest, String... labels) {
        return new Observation.Model(name, digest, List.of(labels), "CPU");
    }

    /** A frame captured at this time, seen {@link #latency} later. */
    List<Report> see(long millis, float... probabilities) {
        long nowNanos = nanos(millis) + latency.toNanos();
        return tell(decision.observe(
                observation(millis, probabilities), wall(millis).plus(latency), nowNanos));
    }

    /** The model is quite sure of this class. */
    List<Report> seeClass(long millis, int index) {
        float[] probabilities = new float[model.labels().size()];
        probabilities[index] = 1;
        return see(millis, probabilities);
    }

    List<Report> tick(long millis) {
        return tell(decision.tick(wall(millis), nanos(millis)));
    }

    /** The wall clock was set by so much, {@link #wallStep} says so too. */
    List<Report> clockMoved(long millis, Duration by) {
        return tell(decision.clockMoved(by, wall(millis), nanos(millis)));
    }

    Observation observation(long millis, float... probabilities) {
        return new Observation(
                "dock1",
                "bay1",
                wall(millis),
                nanos(millis),
                Probabilities.ofOwned(probabilities),
                model,
                Map.of("infer", 5.0),
                millis + 1,
                640,
                480,
                ClassificationResult.Clock.ARRIVAL,
                Map.of());
    }

    ViewDecision decision() {
        return decision;
    }

    List<ClassificationResult> results() {
        return results(told);
    }

    List<Label> labels() {
        return labels(told);
    }

    static List<ClassificationResult> results(List<Report> reports) {
        return reports.stream()
                .filter(ClassificationResult.class::isInstance)
                .map(ClassificationResult.class::cast)
                .toList();
    }

    static List<Label> labels(List<Report> reports) {
        return reports.stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .toList();
    }

    Instant wall(long millis) {
        return START.plusMillis(millis).plus(wallStep);
    }

    static long nanos(long millis) {
        return START_NANOS + Duration.ofMillis(millis).toNanos();
    }

    private List<Report> tell(List<Report> reports) {
        told.addAll(reports);
        return reports;
    }
}
