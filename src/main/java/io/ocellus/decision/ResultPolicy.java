package io.ocellus.decision;

import io.ocellus.config.PublishSpec;
import io.ocellus.report.ClassificationResult;
import org.jspecify.annotations.Nullable;

/**
 * Which results are published. Spacing is measured between moments of capture, so that jitter of the inference neither
 * swallows nor doubles a result:
 *
 * <ul>
 *   <li>{@code every}: each one;
 *   <li>{@code interval}: the first that was captured an interval or more after the last published one;
 *   <li>{@code on-change}: one whose label differs from that of the last published one, and the first that was captured a
 *       heartbeat or more after it. A change of probability or of the model alone is no change. The heartbeat is a result like
 *       any other: where no frames arrive, nothing is made up.
 * </ul>
 *
 * <p>For one thread.
 */
final class ResultPolicy {

    private final PublishSpec publish;
    private @Nullable String lastLabel;
    private long lastNanos;

    ResultPolicy(PublishSpec publish) {
        this.publish = publish;
    }

    /**
     * Whether a result is to be published; true counts it as published.
     *
     * @param label the decided label, {@link ClassificationResult#UNKNOWN} included
     * @param capturedNanos when its frame was captured, by the monotonic clock
     */
    boolean due(String label, long capturedNanos) {
        long passed = capturedNanos - lastNanos;
        boolean due = lastLabel == null
                || switch (publish.policy()) {
                    case EVERY -> true;
                    case INTERVAL -> passed >= publish.interval().toNanos();
                    case ON_CHANGE ->
                        !label.equals(lastLabel)
                                || passed >= publish.heartbeat().toNanos();
                };
        if (due) {
            lastLabel = label;
            lastNanos = capturedNanos;
        }
        return due;
    }
}
