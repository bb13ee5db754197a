package io.ocellus.decision;

import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Observation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verified label of a view and how long it may be believed. It is published
 *
 * <ul>
 *   <li>when it changes;
 *   <li>again while results confirm it, as soon as half of the published validity is used up, so that it never runs out for
 *       a subscriber (two messages a time to live, whatever the frame rate);
 *   <li>as {@code unknown} when no result has confirmed it for its time to live. {@code unknown} itself doesn't expire. A view
 *       that has verified nothing within a time to live after its start says {@code unknown} too: a label of an earlier
 *       session may still be retained.
 * </ul>
 *
 * <p>Expiry is counted on the monotonic clock and only told in wall time, so setting the wall clock neither ends nor
 * prolongs a label. For one thread.
 */
final class LabelDecision {

    private final String camera;
    private final String view;
    private final long ttl;
    private final Hysteresis hysteresis;
    /** Until when the last confirmation carries, by the monotonic clock. */
    private long expiryNanos;
    /** Until when the published label says that it may be believed, by the monotonic clock. */
    private long announcedNanos;

    private float p;
    private String model;

    /**
     * @param model {@code name@version} at the start
     * @param startNanos when the view started, by the monotonic clock
     */
    LabelDecision(String camera, String view, int consecutive, Duration ttl, String model, long startNanos) {
        this.camera = camera;
        this.view = view;
        this.ttl = ttl.toNanos();
        this.hysteresis = new Hysteresis(consecutive);
        this.model = model;
        this.expiryNanos = startNanos + this.ttl;
    }

    /**
     * Takes one result in. One that is a time to live old on arrival says nothing about the present and has no vote.
     *
     * @param label the result's label
     * @param confidence its smoothed probability
     * @return the label where it is to be published
     */
    @Nullable
    Label accept(String label, float confidence, Observation observation, Instant now, long nowNanos) {
        if (nowNanos - observation.capturedNanos() >= ttl) {
            return refresh(now, nowNanos);
        }
        boolean changed = hysteresis.accept(label, observation.time());
        if (label.equals(hysteresis.verified())) {
            expiryNanos = observation.capturedNanos() + ttl;
            p = confidence;
            model = observation.model().name();
        }
        return changed ? publish(label, now, nowNanos) : refresh(now, nowNanos);
    }

    /** The label as {@code unknown}, where its time is over. */
    @Nullable
    Label expire(Instant now, long nowNanos) {
        if (nowNanos - expiryNanos < 0 || ClassificationResult.UNKNOWN.equals(hysteresis.verified())) {
            return null;
        }
        hysteresis.replace(ClassificationResult.UNKNOWN, now);
        expiryNanos = nowNanos + ttl;
        p = 0;
        return publish(ClassificationResult.UNKNOWN, now, nowNanos);
    }

    /** The label again with a later end, where results have confirmed it and half of what was announced is used up. */
    @Nullable
    Label refresh(Instant now, long nowNanos) {
        String label = hysteresis.verified();
        if (label == null || expiryNanos - announcedNanos <= 0) {
            return null;
        }
        return nowNanos - (announcedNanos - ttl / 2) >= 0 ? publish(label, now, nowNanos) : null;
    }

    /** The label again in the time of a wall clock that was set by so much: what was told of it is wrong now. */
    @Nullable
    Label clockMoved(Duration by, Instant now, long nowNanos) {
        hysteresis.shift(by);
        String label = hysteresis.verified();
        return label == null ? null : publish(label, now, nowNanos);
    }

    /** Forgets the results that spoke for another label so far. */
    void interrupt() {
        hysteresis.interrupt();
    }

    private Label publish(String label, Instant now, long nowNanos) {
        announcedNanos = expiryNanos;
        Instant validUntil = now.plusNanos(expiryNanos - nowNanos);
        return new Label(camera, view, now, label, p, hysteresis.since(), validUntil, model);
    }
}
