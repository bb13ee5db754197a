package io.ocellus.agent;

import io.ocellus.config.PublishSpec;
import io.ocellus.decision.ViewDecision;
import io.ocellus.report.Observation;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last stretch of a view: from what the model saw to what is told. Observations come from inference workers, the passing
 * of time from the agent's timer; the lock keeps their reports in order.
 */
final class ViewPipeline {

    private final String camera;
    private final String view;
    private final PublishSpec publish;
    private final int topk;
    private final Clock clock;
    private final Consumer<Report> told;
    private final Consumer<Observation> seen;
    private final LongAdder observations = new LongAdder();
    private @Nullable ViewDecision decision;
    private boolean ended;

    /**
     * @param told takes each report; must not block
     * @param seen takes each observation, published or not; must not block
     */
    ViewPipeline(
            String camera,
            String view,
            PublishSpec publish,
            int topk,
            Clock clock,
            Consumer<Report> told,
            Consumer<Observation> seen) {
        this.camera = camera;
        this.view = view;
        this.publish = publish;
        this.topk = topk;
        this.clock = clock;
        this.told = told;
        this.seen = seen;
    }

    /** The view's model is known and its time to live begins. */
    synchronized void begin(String model) {
        decision = new ViewDecision(camera, view, publish, topk, model, System.nanoTime());
    }

    synchronized void observe(Observation observation) {
        if (ended) {
            return;
        }
        observations.increment();
        seen.accept(observation);
        if (decision == null) {
            begin(observation.model().name());
        }
        if (decision != null) {
            tell(decision.observe(observation, clock.instant(), System.nanoTime()));
        }
    }

    synchronized void tick(Instant now, long nowNanos) {
        if (decision != null) {
            tell(decision.tick(now, nowNanos));
        }
    }

    synchronized void clockMoved(Duration by, Instant now, long nowNanos) {
        if (decision != null) {
            tell(decision.clockMoved(by, now, nowNanos));
        }
    }

    private void tell(List<Report> reports) {
        if (!ended) {
            reports.forEach(told);
        }
    }

    /** The view is gone: an observation that is still under way tells nothing any more. Waits for one that is being told. */
    synchronized void end() {
        ended = true;
    }

    String camera() {
        return camera;
    }

    String view() {
        return view;
    }

    /** Inferences of this view so far. */
    long observations() {
        return observations.sum();
    }

    /** Observations that came after a later one, so far. */
    synchronized long ignored() {
        return decision == null ? 0 : decision.ignored();
    }

    /** Outputs that were no probabilities, so far. */
    synchronized long broken() {
        return decision == null ? 0 : decision.broken();
    }
}
