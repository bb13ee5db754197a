package io.ocellus.agent;

import io.ocellus.agent.Measure.Kind;
import io.ocellus.camera.Camera;
import io.ocellus.camera.CameraStats;
import io.ocellus.inference.SlotStats;
import io.ocellus.inference.View;
import io.ocellus.mqtt.LinkState;
import io.ocellus.mqtt.LinkStatus;
import io.ocellus.mqtt.MqttLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Lists what the agent counts, under the names by which Prometheus and the topic {@code metrics} know it. */
final class Measures {

    private final List<Measure> measures = new ArrayList<>();

    Measures cameras(List<Camera> cameras) {
        cameras.forEach(this::camera);
        return this;
    }

    private void camera(Camera camera) {
        Map<String, String> labels = Map.of("camera", camera.id());
        of(camera, Kind.GAUGE, "camera_up", "1 while the camera delivers pictures", labels, c -> switch (c.state()
                .phase()) {
            case LIVE -> 1;
            case CONNECTING, STALLED, RECONNECTING, ENDED, DISABLED, FAILED -> 0;
        });
        of(camera, Kind.COUNTER, "camera_frames_total", "Pictures that the source gave", labels, CameraStats::grabbed);
        of(camera, Kind.COUNTER, "camera_sampled_total", "Pictures handed to views", labels, CameraStats::sampled);
        of(
                camera,
                Kind.COUNTER,
                "camera_reconnects_total",
                "Times it was opened anew",
                labels,
                CameraStats::reconnects);
        of(camera, Kind.GAUGE, "camera_abandoned_threads", "Threads stuck in it", labels, CameraStats::abandoned);
        of(camera, Kind.GAUGE, "camera_fps", "Pictures a second that the source gives", labels, CameraStats::fps);
        of(
                camera,
                Kind.GAUGE,
                "camera_frame_age_seconds",
                "Since the newest picture, -1 before it",
                labels,
                c -> c.frameAgeMillis() < 0 ? -1 : c.frameAgeMillis() / 1e3);
        camera.stats()
                .drops()
                .keySet()
                .forEach(reason -> of(
                        camera,
                        Kind.COUNTER,
                        "camera_drops_total",
                        "Pictures that the camera lost, by reason",
                        Map.of("camera", camera.id(), "reason", reason),
                        c -> c.drops().getOrDefault(reason, 0L)));
    }

    private void of(
            Camera camera,
            Kind kind,
            String name,
            String help,
            Map<String, String> labels,
            ToDoubleFunction<CameraStats> value) {
        measures.add(new Measure("ocellus_" + name, help, kind, labels, () -> value.applyAsDouble(camera.stats())));
    }

    Measures views(List<View> views, List<ViewPipeline> pipelines) {
        for (View view : views) {
            Map<String, String> labels =
                    Map.of("camera", view.plan().camera(), "view", view.plan().view());
            count(
                    "view_inferences_total",
                    "Pictures that were classified",
                    labels,
                    () -> view.stats().observed());
            count(
                    "view_drops_total",
                    "Pictures that a newer one replaced",
                    with(labels, "superseded"),
                    () -> view.stats().superseded());
            count(
                    "view_drops_total",
                    "Pictures whose inference failed",
                    with(labels, "failed"),
                    () -> view.stats().failed());
        }
        for (ViewPipeline pipeline : pipelines) {
            Map<String, String> labels = Map.of("camera", pipeline.camera(), "view", pipeline.view());
            count("view_ignored_total", "Results that came after a later one", labels, pipeline::ignored);
            count("view_broken_total", "Outputs that were no probabilities", labels, pipeline::broken);
        }
        return this;
    }

    private static Map<String, String> with(Map<String, String> labels, String reason) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put("reason", reason);
        return more;
    }

    private void count(String name, String help, Map<String, String> labels, java.util.function.LongSupplier value) {
        measures.add(new Measure("ocellus_" + name, help, Kind.COUNTER, labels, value::getAsLong));
    }

    Measures classifiers(Classifiers classifiers) {
        for (String name : classifiers.names()) {
            Map<String, String> labels = Map.of("classifier", name);
            slot(classifiers, name, Kind.COUNTER, "inferences_total", "Inferences", labels, SlotStats::inferences);
            slot(classifiers, name, Kind.COUNTER, "inference_failures_total", "Failures", labels, SlotStats::failures);
            slot(
                    classifiers,
                    name,
                    Kind.GAUGE,
                    "inference_in_flight",
                    "Pictures under way",
                    labels,
                    SlotStats::inFlight);
            slot(
                    classifiers,
                    name,
                    Kind.COUNTER,
                    "inference_seconds_total",
                    "Time in inference",
                    labels,
                    s -> s.inferred().sumMillis() / 1e3);
            slot(
                    classifiers,
                    name,
                    Kind.COUNTER,
                    "preprocess_seconds_total",
                    "Time in crop and resize",
                    labels,
                    s -> s.preprocessed().sumMillis() / 1e3);
            slot(
                    classifiers,
                    name,
                    Kind.COUNTER,
                    "wait_seconds_total",
                    "From capture to a free worker",
                    labels,
                    s -> s.waited().sumMillis() / 1e3);
        }
        return this;
    }

    private void slot(
            Classifiers classifiers,
            String name,
            Kind kind,
            String metric,
            String help,
            Map<String, String> labels,
            ToDoubleFunction<SlotStats> value) {
        measures.add(new Measure(
                "ocellus_" + metric, help, kind, labels, () -> value.applyAsDouble(classifiers.statsOf(name))));
    }

    Measures link(MqttLink link) {
        link(
                link,
                Kind.GAUGE,
                "mqtt_up",
                "1 while the broker is connected",
                s -> s.state() instanceof LinkState.Connected ? 1 : 0);
        link(link, Kind.COUNTER, "mqtt_published_total", "Messages handed to the broker", LinkStatus::published);
        link(link, Kind.COUNTER, "mqtt_acknowledged_total", "Messages that it confirmed", LinkStatus::acknowledged);
        link(link, Kind.COUNTER, "mqtt_refused_total", "Messages that it did not want", LinkStatus::refused);
        link(link, Kind.COUNTER, "mqtt_connects_total", "Connections", LinkStatus::connects);
        link(link, Kind.COUNTER, "mqtt_failures_total", "Failed attempts and broken connections", LinkStatus::failures);
        link(
                link,
                Kind.GAUGE,
                "outbox_queued",
                "Messages that wait",
                s -> s.outbox().queued());
        link(
                link,
                Kind.GAUGE,
                "outbox_in_flight",
                "Messages not yet confirmed",
                s -> s.outbox().inflight());
        link(
                link,
                Kind.COUNTER,
                "outbox_resent_total",
                "Messages sent as resent",
                s -> s.outbox().resent());
        link(
                link,
                Kind.COUNTER,
                "outbox_dropped_total",
                "Messages that will never come",
                s -> s.outbox().dropped());
        return this;
    }

    private void link(MqttLink link, Kind kind, String name, String help, ToDoubleFunction<LinkStatus> value) {
        measures.add(new Measure("ocellus_" + name, help, kind, Map.of(), () -> value.applyAsDouble(link.status())));
    }

    List<Measure> list() {
        return List.copyOf(measures);
    }

    /** Each measure's value by its name with labels, as Prometheus writes them. */
    static Map<String, Double> values(List<Measure> measures) {
        Map<String, Double> values = new TreeMap<>();
        measures.forEach(measure -> values.put(measure.name() + labels(measure.labels()), measure.value()));
        return values;
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> String.format(Locale.ROOT, "%s=\"%s\"", label.getKey(), label.getValue()))
                                .collect(Collectors.joining(",", "{", "}"));
    }
}
