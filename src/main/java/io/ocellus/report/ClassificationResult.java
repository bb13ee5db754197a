package io.ocellus.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One classification of one view of one frame, as decided worth publishing.
 *
 * @param camera the camera's id
 * @param view the view's id
 * @param time when the frame was captured, by the wall clock
 * @param label the best class, or {@code unknown} below the minimum confidence
 * @param p the best class's (smoothed) probability, 0 to 1
 * @param ageMillis from capture to this report, in milliseconds, by the monotonic clock
 * @param model {@code name@version}
 * @param executedOn the devices on which OpenVINO says that it ran, joined by a comma
 * @param detail what {@code detail: full} adds, or null for the short form
 */
public record ClassificationResult(
        String camera,
        String view,
        Instant time,
        String label,
        float p,
        long ageMillis,
        String model,
        String executedOn,
        @Nullable Detail detail)
        implements Report {

    /** The label of a view in which no class reaches the minimum confidence. */
    public static final String UNKNOWN = "unknown";

    /**
     * What the long form adds.
     *
     * @param topk the best classes, best first
     * @param timings milliseconds spent by stage: {@code decode}, {@code wait}, {@code preprocess}, {@code infer}
     * @param frame the frame's number since its source was opened, from 1
     * @param width of the camera's picture, in pixels
     * @param height of the camera's picture, in pixels
     * @param clock what {@code time} rests on
     * @param modelDigest the bundle's digest, {@code sha256:…}
     * @param drops frames that this view lost so far, by reason
     */
    public record Detail(
            List<ScoredLabel> topk,
            Map<String, Double> timings,
            long frame,
            int width,
            int height,
            Clock clock,
            String modelDigest,
            Map<String, Long> drops) {}

    /** What a frame's time rests on. */
    public enum Clock {
        /** The stream's presentation time. */
        PTS,
        /** The moment of arrival. */
        ARRIVAL,
        /** The position in a file. */
        FILE
    }

    @Override
    public Channel channel() {
        return Channel.ofView(Channel.Kind.RESULT, camera, view);
    }
}
