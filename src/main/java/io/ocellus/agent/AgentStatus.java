package io.ocellus.agent;

import io.ocellus.camera.CameraStats;
import io.ocellus.inference.ViewStats;
import io.ocellus.mqtt.LinkStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent at one moment.
 *
 * @param alive its timer and its workers make progress
 * @param modelsLoaded every classifier runs
 * @param cameras one each, in the order of the configuration
 * @param views one each, by camera
 * @param link to the broker; null where none is configured
 */
public record AgentStatus(
        boolean alive,
        boolean modelsLoaded,
        List<CameraStats> cameras,
        List<ViewStats> views,
        @Nullable LinkStatus link) {

    /** Models and cameras are as configured. A broker that is away does not count: nothing here would mend it. */
    public boolean ready() {
        return modelsLoaded && cameras.stream().allMatch(AgentStatus::asConfigured);
    }

    /** Each camera's state by its id, as published. */
    public Map<String, String> cameraPhases() {
        Map<String, String> phases = new LinkedHashMap<>();
        cameras.forEach(camera ->
                phases.put(camera.camera(), camera.state().phase().name().toLowerCase(Locale.ROOT)));
        return phases;
    }

    private static boolean asConfigured(CameraStats camera) {
        return switch (camera.state().phase()) {
            case LIVE, ENDED, DISABLED -> true;
            case CONNECTING, STALLED, RECONNECTING, FAILED -> false;
        };
    }
}
