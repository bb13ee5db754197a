package io.ocellus.camera;

import io.ocellus.report.CameraReport.Health;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A camera's figures at one moment.
 *
 * @param camera its id
 * @param state what it is doing
 * @param grabbed pictures that the source gave, since the camera was made
 * @param sampled pictures that were handed to at least one view
 * @param drops pictures that this camera itself lost, by reason; what its views lost is in their mailboxes
 * @param reconnects how often it went to {@link CameraState.Reconnecting}
 * @param abandoned capture threads that are stuck at this moment
 * @param fps pictures a second that the source gives
 * @param width of the newest sampled picture in pixels, 0 before the first
 * @param height of the newest sampled picture in pixels, 0 before the first
 * @param frameAgeMillis milliseconds since the newest picture, -1 before the first
 * @param health how its pictures look; null where it is not live, or they are not judged
 */
public record CameraStats(
        String camera,
        CameraState state,
        long grabbed,
        long sampled,
        Map<String, Long> drops,
        long reconnects,
        int abandoned,
        double fps,
        int width,
        int height,
        long frameAgeMillis,
        @Nullable Health health) {}
