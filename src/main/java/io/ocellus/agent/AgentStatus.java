package io.ocellus.agent;

import io.ocellus.camera.CameraStats;
import io.ocellus.inference.ViewStats;
import io.ocellus.mqtt.LinkState;
import io.ocellus.mqtt.LinkStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent at one moment.
 *
 * @param modelsLoaded every classifier runs
 * @param standstills a sentence for each part of the frame path that should move and does not; empty when all is well
 * @param failing the views, as {@code camera/view}, none of whose frames was classified since one failed
 * @param cameras one each, in the order of their coming
 * @param views one each, by camera
 * @param link to the broker; null where none is configured
 */
public record AgentStatus(
        boolean modelsLoaded,
        List<String> standstills,
        List<String> failing,
        List<CameraStats> cameras,
        List<ViewStats> views,
        @Nullable LinkStatus link) {

    /** The frame path moves where it has to. A new start is the remedy where it does not, and only there. */
    public boolean alive() {
        return standstills.isEmpty();
    }

    /**
     * Models and cameras are as configured: what this gateway should see, it sees. A camera that reconnects is not; a broker
     * that is away does not count, since results are kept for it.
     */
    public boolean ready() {
        return modelsLoaded && failing.isEmpty() && cameras.stream().allMatch(AgentStatus::asConfigured);
    }

    /** One line for people. */
    public String summary() {
        if (!alive()) {
            return String.join("; ", standstills);
        }
        long good = cameras.stream().filter(AgentStatus::asConfigured).count();
        return good + " of " + cameras.size() + " cameras as configured, "
                + (failing.isEmpty() ? "" : "inference fails on " + String.join(", ", failing) + ", ")
                + "broker " + broker();
    }

    /** The link to the broker in a few words. */
    public String broker() {
        return switch (link == null ? null : link.state()) {
            case null -> "not configured";
            case LinkState.New _, LinkState.Connecting _ -> "connecting";
            case LinkState.Connected _ -> "connected";
            case LinkState.Waiting waiting -> "away: " + waiting.problem();
            case LinkState.Closed _ -> "closed";
        };
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
