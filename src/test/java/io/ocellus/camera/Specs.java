package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.CameraSpec.Acceleration;
import io.ocellus.config.CameraSpec.Pace;
import io.ocellus.config.CameraSpec.Transport;
import io.ocellus.config.HealthSpec;
import io.ocellus.config.PublishSpec;
import io.ocellus.config.Region;
import io.ocellus.config.ViewSpec;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Camera specs for tests, with short time-outs. Immutable: each method returns a changed copy. */
record Specs(CameraSpec spec) {

    /** The schema's defaults. */
    static final HealthSpec HEALTH =
            new HealthSpec(true, Duration.ofSeconds(10), Duration.ofSeconds(60), 0.98, 0.9, 0.03);

    static Specs of(String url) {
        TreeMap<String, ViewSpec> views = new TreeMap<>();
        views.put("main", view(0));
        return new Specs(new CameraSpec(
                url,
                null,
                true,
                0,
                Transport.TCP,
                Acceleration.NONE,
                Pace.REALTIME,
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                List.of(),
                new HealthSpec(
                        false,
                        HEALTH.after(),
                        HEALTH.frozenAfter(),
                        HEALTH.black(),
                        HEALTH.overexposed(),
                        HEALTH.smeared()),
                views));
    }

    static ViewSpec view(double fps) {
        PublishSpec publish = new PublishSpec(
                PublishSpec.Policy.EVERY,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                PublishSpec.Detail.SHORT,
                0.5,
                1,
                1,
                Duration.ofSeconds(60));
        return new ViewSpec(Region.FULL, "any", fps, publish);
    }

    Specs disabled() {
        return copy(spec.url(), false, spec.fps(), spec.pace(), spec.loop(), spec.mask(), spec.views());
    }

    Specs fps(double fps) {
        return copy(spec.url(), spec.enabled(), fps, spec.pace(), spec.loop(), spec.mask(), spec.views());
    }

    Specs fast() {
        return copy(spec.url(), spec.enabled(), spec.fps(), Pace.FAST, spec.loop(), spec.mask(), spec.views());
    }

    Specs looped() {
        return copy(spec.url(), spec.enabled(), spec.fps(), spec.pace(), true, spec.mask(), spec.views());
    }

    Specs mask(Region... mask) {
        return copy(spec.url(), spec.enabled(), spec.fps(), spec.pace(), spec.loop(), List.of(mask), spec.views());
    }

    Specs view(String id, ViewSpec view) {
        TreeMap<String, ViewSpec> views = new TreeMap<>(spec.views());
        views.put(id, view);
        return copy(spec.url(), spec.enabled(), spec.fps(), spec.pace(), spec.loop(), spec.mask(), views);
    }

    Specs timeouts(Duration open, Duration read, Duration stall) {
        return new Specs(new CameraSpec(
                spec.url(),
                spec.credentials(),
                spec.enabled(),
                spec.fps(),
                spec.transport(),
                spec.acceleration(),
                spec.pace(),
                spec.loop(),
                open,
                read,
                stall,
                spec.mask(),
                spec.health(),
                spec.views()));
    }

    Specs transport(Transport transport) {
        return new Specs(new CameraSpec(
                spec.url(),
                spec.credentials(),
                spec.enabled(),
                spec.fps(),
                transport,
                spec.acceleration(),
                spec.pace(),
                spec.loop(),
                spec.openTimeout(),
                spec.readTimeout(),
                spec.stallTimeout(),
                spec.mask(),
                spec.health(),
                spec.views()));
    }

    Specs health(HealthSpec health) {
        return new Specs(new CameraSpec(
                spec.url(),
                spec.credentials(),
                spec.enabled(),
                spec.fps(),
                spec.transport(),
                spec.acceleration(),
                spec.pace(),
                spec.loop(),
                spec.openTimeout(),
                spec.readTimeout(),
                spec.stallTimeout(),
                spec.mask(),
                health,
                spec.views()));
    }

    private Specs copy(
            String url,
            boolean enabled,
            double fps,
            Pace pace,
            boolean loop,
            List<Region> mask,
            java.util.SortedMap<String, ViewSpec> views) {
        return new Specs(new CameraSpec(
                url,
                spec.credentials(),
                enabled,
                fps,
                spec.transport(),
                spec.acceleration(),
                pace,
                loop,
                spec.openTimeout(),
                spec.readTimeout(),
                spec.stallTimeout(),
                mask,
                spec.health(),
                views));
    }
}
