package io.ocellus.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a model saw in one view of one frame, before any decision: the raw material of a {@link ClassificationResult}.
 *
 * @param camera the camera's id
 * @param view the view's id
 * @param time when the frame was captured, by the wall clock
 * @param capturedNanos the same moment by the monotonic clock ({@link System#nanoTime()})
 * @param probabilities one a class; they sum to 1 unless {@code multilabel}
 * @param model which model it was
 * @param timings milliseconds spent by stage
 * @param frame the frame's number since its source was opened, from 1
 * @param width of the camera's picture, in pixels
 * @param height of the camera's picture, in pixels
 * @param clock what {@code time} rests on
 * @param drops frames that this view lost so far, by reason
 */
public record Observation(
        String camera,
        String view,
        Instant time,
        long capturedNanos,
        Probabilities probabilities,
        Model model,
        Map<String, Double> timings,
        long frame,
        int width,
        int height,
        ClassificationResult.Clock clock,
        Map<String, Long> drops) {

    /**
     * The model that made an observation; labels travel with it, so an exchange can't mix them up.
     *
     * @param name {@code name@version}
     * @param digest the bundle's digest, {@code sha256:…}
     * @param labels one a class, in the order of the model's output
     * @param executedOn the devices on which OpenVINO says that it runs, joined by a comma
     */
    public record Model(String name, String digest, List<String> labels, String executedOn) {}
}
