package io.ocellus.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inventory that the agent publishes when it comes up. Retained.
 *
 * @param time when it was taken
 * @param versions of {@code agent}, {@code openvino}, {@code opencv} and {@code java}
 * @param cpu the CPU's instruction set level as OpenVINO uses it
 * @param devices what OpenVINO lists, with the device's full name
 * @param cameras the configured cameras
 * @param models the loaded models
 * @param previous the session before this one, where the outbox knows it
 */
public record Birth(
        Instant time,
        Map<String, String> versions,
        String cpu,
        Map<String, String> devices,
        List<Camera> cameras,
        List<Model> models,
        Previous previous)
        implements Report {

    /** A camera and the views on it; {@code url} may hold no secret: a network camera's ends with its host. */
    public record Camera(String id, String url, List<View> views) {}

    /** A view and the classifier that looks at it. */
    public record View(String id, String classifier) {}

    /**
     * A loaded model.
     *
     * @param classifier the name by which views refer to it
     * @param name {@code name@version}
     * @param digest the bundle's digest, {@code sha256:…}
     * @param device the device that was asked for
     * @param executedOn the devices on which OpenVINO says that it runs
     * @param runtimeRequirements the compiled model's {@code RUNTIME_REQUIREMENTS}; empty where the device has none
     * @param size of its pictures, in pixels
     * @param choice how the agent came to it; null where it was named
     */
    public record Model(
            String classifier,
            String name,
            String digest,
            String device,
            String executedOn,
            String runtimeRequirements,
            Size size,
            @Nullable Choice choice) {}

    /** Of a model's pictures, in pixels. */
    public record Size(int width, int height) {}

    /**
     * The choice that was made at the start.
     *
     * @param reason why this one
     */
    public record Choice(String reason, List<PassedOver> passedOver) {}

    /** A candidate that was not chosen, as in {@code imagenet-lite0@1 224x224 on CPU}. */
    public record PassedOver(String candidate, String why) {}

    /**
     * The session before this one.
     *
     * @param session its id; empty where nothing was persisted
     * @param lastSeq the last persisted sequence number for each topic below the node
     */
    public record Previous(String session, Map<String, Long> lastSeq) {

        public static final Previous NONE = new Previous("", Map.of());
    }

    @Override
    public Channel channel() {
        return Channel.ofNode(Channel.Kind.BIRTH);
    }
}
