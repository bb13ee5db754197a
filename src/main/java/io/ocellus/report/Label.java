package io.ocellus.report;

import java.time.Instant;

/**
 * The verified label of a view: what it shows according to several agreeing results. Retained.
 *
 * @param camera the camera's id
 * @param view the view's id
 * @param time when this was decided
 * @param label the verified class, or {@link ClassificationResult#UNKNOWN}
 * @param p its smoothed probability when it was decided, 0 to 1
 * @param since when the view began to show it
 * @param validUntil from then on the label is no longer to be believed; the agent then publishes {@code unknown} itself
 * @param model {@code name@version}
 */
public record Label(
        String camera,
        String view,
        Instant time,
        String label,
        float p,
        Instant since,
        Instant validUntil,
        String model)
        implements Report {

    @Override
    public Channel channel() {
        return Channel.ofView(Channel.Kind.LABEL, camera, view);
    }
}
