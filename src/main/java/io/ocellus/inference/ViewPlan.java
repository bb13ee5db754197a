package io.ocellus.inference;

/**
 * A part of a camera's pictures that is to be classified.
 *
 * @param camera the camera's id
 * @param view the view's id
 * @param region which part of the picture
 * @param fps pictures a second that are wanted, by which views share the workers when there is not enough for all; 0: as many
 *     as come
 * @param lossless whether the camera waits for the workers instead of dropping frames
 */
public record ViewPlan(String camera, String view, Area region, double fps, boolean lossless) {

    /** {@code camera/view}, for logs and metrics. */
    public String id() {
        return camera + "/" + view;
    }
}
