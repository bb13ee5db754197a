package io.ocellus.decision;

import io.ocellus.config.PublishSpec;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Observation;
import io.ocellus.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one view, what of a stream of observations is told: smoothed results and the verified label.
 *
 * <p>An observation's label is the best class of the smoothed output, or {@code unknown} below the minimum confidence. The
 * same holds for a model with several labels at once: its best class over the threshold is the label, the others are in the
 * long form's list.
 *
 * <ul>
 *   <li>When the model changes (its digest differs), smoothing starts anew; the verified label goes on by its name.
 *   <li>After a silence as long as the label's time to live, smoothing and the count of agreeing results start anew: what was
 *       seen before says nothing about now.
 *   <li>An observation captured before the newest one is ignored and counted.
 *   <li>An output that is no probabilities (NaN: the model broke) is {@code unknown} with probability 0, and counted.
 * </ul>
 *
 * <p>The answer depends on what was passed in alone: no clock is read. Both methods take the wall clock for what is told
 * and the monotonic clock ({@link System#nanoTime()}) for everything that is measured. Nothing is allocated for an observation
 * that is not published.
 *
 * <p>For one thread at a time: the caller holds a lock of its own over a call <em>and</em> the handing on of its reports, so
 * that an expiry and a new label can't overtake each other. The two counters may be read from any thread.
 */
public final class ViewDecision {

    private final String camera;
    private final String view;
    private final PublishSpec publish;
    private final int topk;
    /** In the precision of what is compared with it, so that 0.9 reaches 0.9. */
    private final float minConfidence;

    private final Smoother smoother;
    private final ResultPolicy results;
    private final LabelDecision labels;
    private final AtomicLong ignored = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private @Nullable Observation newest;

    /**
     * @param camera the camera's id
     * @param view the view's id
     * @param publish what is told, validated
     * @param topk how many classes the long form of a result lists, from 1
     * @param model {@code name@version} of the view's model at the start
     * @param startNanos when the view started, by the monotonic clock
     */
    public ViewDecision(String camera, String view, PublishSpec publish, int topk, String model, long startNanos) {
        this.camera = camera;
        this.view = view;
        this.publish = publish;
        this.topk = topk;
        this.minConfidence = (float) publish.minConfidence();
        this.smoother = new Smoother(publish.smoothing());
        this.results = new ResultPolicy(publish);
        this.labels = new LabelDecision(camera, view, publish.consecutive(), publish.labelTtl(), model, startNanos);
    }

    /**
     * Takes one observation of this view in.
     *
     * @param now the wall clock
     * @param nowNanos the monotonic clock
     * @return what is to be published, in this order; mostly empty
     */
    public List<Report> observe(Observation observation, Instant now, long nowNanos) {
        if (newest != null && observation.capturedNanos() - newest.capturedNanos() < 0) {
            ignored.incrementAndGet();
            return List.of();
        }
        Label expired = labels.expire(now, nowNanos);
        follow(newest, observation);
        newest = observation;
        boolean usable = smoother.accept(observation.probabilities());
        if (!usable) {
            broken.incrementAndGet();
        }
        float p = usable ? smoother.get(smoother.best()) : 0;
        String label = usable && p >= minConfidence
                ? Ranking.name(observation.model().labels(), smoother.best())
                : ClassificationResult.UNKNOWN;
        ClassificationResult result = results.due(label, observation.capturedNanos())
                ? result(observation, label, p, usable, nowNanos)
                : null;
        return reports(expired, result, labels.accept(label, p, observation, now, nowNanos));
    }

    /**
     * Lets time pass where no observation arrives. To be called a few times per time to live.
     *
     * @param now the wall clock
     * @param nowNanos the monotonic clock
     * @return the label as {@code unknown} at its expiry, or again with a later end; mostly empty
     */
    public List<Report> tick(Instant now, long nowNanos) {
        return reports(labels.expire(now, nowNanos), null, labels.refresh(now, nowNanos));
    }

    /**
     * The wall clock was set.
     *
     * @param by how far, negative backwards
     * @param now the wall clock, set already
     * @param nowNanos the monotonic clock
     * @return the label with its times in the new wall time, where there is one
     */
    public List<Report> clockMoved(Duration by, Instant now, long nowNanos) {
        return reports(labels.expire(now, nowNanos), null, labels.clockMoved(by, now, nowNanos));
    }

    /** Observations that arrived after a later one, so far. */
    public long ignored() {
        return ignored.get();
    }

    /** Outputs that were no probabilities, so far: a healthy model has none. */
    public long broken() {
        return broken.get();
    }

    private void follow(@Nullable Observation before, Observation after) {
        if (before == null) {
            return;
        }
        if (after.capturedNanos() - before.capturedNanos() >= publish.labelTtl().toNanos()) {
            smoother.restart();
            labels.interrupt();
        }
        if (!after.model().digest().equals(before.model().digest())) {
            smoother.restart();
        }
    }

    private ClassificationResult result(Observation from, String label, float p, boolean usable, long nowNanos) {
        return new ClassificationResult(
                camera,
                view,
                from.time(),
                label,
                p,
                Math.max(0, TimeUnit.NANOSECONDS.toMillis(nowNanos - from.capturedNanos())),
                from.model().name(),
                from.model().executedOn(),
                publish.detail() == PublishSpec.Detail.FULL ? detail(from, usable) : null);
    }

    private ClassificationResult.Detail detail(Observation from, boolean usable) {
        return new ClassificationResult.Detail(
                usable ? Ranking.top(topk, smoother, from.model().labels()) : List.of(),
                from.timings(),
                from.frame(),
                from.width(),
                from.height(),
                from.clock(),
                from.model().digest(),
                from.drops());
    }

    private static List<Report> reports(
            @Nullable Label expired, @Nullable ClassificationResult result, @Nullable Label label) {
        if (expired == null && result == null && label == null) {
            return List.of();
        }
        return Stream.<@Nullable Report>of(expired, result, label)
                .<Report>mapMulti((report, to) -> {
                    if (report != null) {
                        to.accept(report);
                    }
                })
                .toList();
    }
}
