package io.ocellus.choice;

import io.ocellus.config.CameraSpec;
import io.ocellus.device.PictureCost;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Cores that the cameras take before anything is classified. What a camera sends is not known before it is live: until then each is
 * taken for one of 25 pictures a second of 1280x720 in H.264. A {@code test:} camera costs next to nothing.
 */
public final class Decoding {

    private static final String CODEC = "h264";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** On one core of a server CPU of 2024, by pixels; where nothing was measured. A gateway's own core may take three times as long. */
    private static final PictureCost GUESS = new PictureCost(CODEC, WIDTH, HEIGHT, 2.2e-3, 0.8e-3, 0.1e-3, true);

    private Decoding() {}

    /** A camera with what it sends, as far as that is known. */
    public record Sent(CameraSpec camera, double fps, int width, int height) {

        /** Of one that is not live yet. */
        public static Sent unknown(CameraSpec camera) {
            return new Sent(camera, Demands.USUAL_FPS, WIDTH, HEIGHT);
        }
    }

    /**
     * In all.
     *
     * @param measured what pictures cost here; may be empty
     */
    public static double cores(Collection<Sent> cameras, List<PictureCost> measured) {
        PictureCost cost = measured.stream()
                .filter(one -> !one.predicted())
                .min(Comparator.comparing(one -> !one.codec().equals(CODEC)))
                .orElse(GUESS);
        return cameras.stream().mapToDouble(sent -> cores(sent, cost)).sum();
    }

    private static double cores(Sent sent, PictureCost cost) {
        CameraSpec camera = sent.camera();
        if (!camera.enabled() || camera.url().startsWith("test:")) {
            return 0;
        }
        double classified = camera.views().values().stream()
                .mapToDouble(view -> Demands.rate(camera, view))
                .max()
                .orElse(0);
        return cost.at(sent.width(), sent.height())
                .cores(
                        sent.fps(),
                        Math.min(classified, sent.fps()),
                        camera.views().size());
    }
}
