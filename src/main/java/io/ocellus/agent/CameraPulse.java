package io.ocellus.agent;

import io.ocellus.camera.Camera;
import io.ocellus.camera.CameraState;
import io.ocellus.camera.CameraStats;
import io.ocellus.camera.CameraUrl;
import io.ocellus.config.CameraSpec;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a live camera moves: it delivers a picture or changes its state within its own time-outs. For one thread. */
final class CameraPulse {

    /** Looks on top of the camera's own time-outs: the longest back-off, waiting for the turn to open, and a little. */
    private static final int GRACE = 30;

    private final String id;
    private final Supplier<CameraStats> stats;
    private final boolean live;
    private final int patience;
    private @Nullable Progress last;
    private int looks;

    private record Progress(CameraState state, long grabbed) {}

    CameraPulse(Camera camera) {
        this(camera.id(), camera.spec(), camera::stats);
    }

    CameraPulse(String id, CameraSpec spec, Supplier<CameraStats> stats) {
        this.id = id;
        this.stats = stats;
        live = isLive(spec.url());
        Duration asking = spec.openTimeout(); // for a sign of life, before it is opened
        Duration own = asking.plus(spec.openTimeout()).plus(spec.readTimeout()).plus(spec.stallTimeout());
        patience = GRACE + (int) own.toSeconds();
    }

    private static boolean isLive(String url) {
        try {
            return CameraUrl.parse(url).live();
        } catch (IllegalArgumentException e) {
            return false; // it has failed for good, and says so
        }
    }

    /** Looks at it. */
    boolean standsStill() {
        CameraStats read = stats.get();
        Progress now = new Progress(read.state(), read.grabbed());
        boolean due = live && now.state() instanceof CameraState.Running;
        looks = due && now.equals(last) ? looks + 1 : 0;
        last = now;
        return looks >= patience;
    }

    String sentence() {
        return "camera " + id + " has neither delivered a picture nor changed its state for " + looks + " s";
    }
}
