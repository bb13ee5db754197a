package io.ocellus.report;

import java.time.Instant;

/**
 * How a camera is. Retained.
 *
 * @param camera the camera's id
 * @param time when it came into this state
 * @param phase the state
 * @param reason one sentence for people, without credentials; empty where there is nothing to say
 * @param frameAgeMillis milliseconds since the newest frame, -1 before the first
 */
public record CameraReport(String camera, Instant time, Phase phase, String reason, long frameAgeMillis)
        implements Report {

    /** The published states of a camera. */
    public enum Phase {
        CONNECTING,
        LIVE,
        STALLED,
        RECONNECTING,
        ENDED,
        DISABLED,
        FAILED
    }

    @Override
    public Channel channel() {
        return Channel.ofCamera(camera);
    }
}
