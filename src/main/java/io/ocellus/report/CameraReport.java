package io.ocellus.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a camera is. Retained.
 *
 * @param camera the camera's id
 * @param time when it came into this state, or its health changed
 * @param phase the state
 * @param health how its pictures look while it is live; null otherwise and where they are not judged
 * @param reason one sentence for people, without credentials; empty where there is nothing to say
 * @param frameAgeMillis milliseconds since the newest frame, -1 before the first
 */
public record CameraReport(
        String camera, Instant time, Phase phase, @Nullable Health health, String reason, long frameAgeMillis)
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

    /** What the pictures of a live camera look like. */
    public enum Health {
        /** Nothing is wrong with them, as far as can be seen. */
        GOOD,
        /** They are all the same, without even a sensor's noise. */
        FROZEN,
        /** There is no light in them: a covered lens, or a dead sensor. */
        BLACK,
        /** Nearly all of them is white. */
        OVEREXPOSED,
        /** They show what a decoder makes up where packets are missing. */
        SMEARED
    }

    @Override
    public Channel channel() {
        return Channel.ofCamera(camera);
    }
}
