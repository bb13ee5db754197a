package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.HealthSpec;
import io.ocellus.report.CameraReport.Health;
import org.jspecify.annotations.Nullable;

/** The health of one camera's pictures over all its openings. For one thread at a time. */
final class HealthWatch {

    private final HealthSpec spec;
    private @Nullable PictureHealth health;
    private @Nullable Health told;
    private String sentence = "";
    private boolean reopened;

    HealthWatch(CameraSpec camera) {
        spec = camera.health();
        told = isJudged(camera) ? Health.GOOD : null;
    }

    /** The test pattern is not: it has no lens that can be covered. */
    static boolean isJudged(CameraSpec camera) {
        return camera.health().enabled() && !camera.url().startsWith("test:");
    }

    /** The stream is opened anew: its time begins again. */
    void reopened() {
        reopened = true;
    }

    /** Takes one look in; true where the verdict changes. */
    boolean accept(PictureStatistics look, long moment) {
        PictureHealth before = health == null ? PictureHealth.start(moment) : health;
        PictureHealth after = (reopened ? before.reopened(moment) : before).next(look, moment, spec);
        reopened = false;
        health = after;
        if (after.told() == told) {
            return false;
        }
        told = after.told();
        sentence = after.sentence(look, spec);
        return true;
    }

    /** The verdict; null where nothing is judged. */
    @Nullable
    Health told() {
        return told;
    }

    /** Why; empty where all is well. */
    String sentence() {
        return sentence;
    }
}
