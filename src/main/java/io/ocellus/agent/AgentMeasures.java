package io.ocellus.agent;

import io.ocellus.camera.Camera;
import io.ocellus.camera.CameraState;
import io.ocellus.frame.Drops;
import io.ocellus.inference.SlotStats;
import io.ocellus.inference.Timing;
import io.ocellus.inference.View;
import io.ocellus.mqtt.LinkState;
import io.ocellus.mqtt.LinkStatus;
import io.ocellus.mqtt.MqttLink;
import io.ocellus.report.CameraReport.Health;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the agent counts, under the names by which Prometheus and the topic {@code metrics} know it. */
final class AgentMeasures {

    private AgentMeasures() {}

    static void ofProcess(Measures measures, Supplier<AgentStatus> status) {
        measures.gauge(
                        "ocellus_build_info",
                        "1; its labels say what runs",
                        Map.of("version", AgentVersion.get()),
                        () -> 1)
                .gauge(
                        "ocellus_ready",
                        "1 while models and cameras are as configured",
                        Map.of(),
                        () -> status.get().ready() ? 1 : 0)
                .gauge("process_resident_memory_bytes", "Resident memory size", Map.of(), ProcessFigures::residentBytes)
                .gauge("process_open_fds", "Open file descriptors", Map.of(), ProcessFigures::openFiles)
                .gauge("process_threads", "Threads, native ones included", Map.of(), ProcessFigures::threads)
                .gauge("process_start_time_seconds", "Since 1970", Map.of(), ProcessFigures::startSeconds)
                .counter("process_cpu_seconds_total", "User and system CPU time", Map.of(), ProcessFigures::cpuSeconds);
    }

    static void of(Camera camera, Measures measures) {
        Map<String, String> labels = Map.of("camera", camera.id());
        measures.gauge(
                        "ocellus_camera_up",
                        "1 while the camera delivers pictures",
                        labels,
                        () -> camera.state() instanceof CameraState.Live ? 1 : 0)
                .gauge(
                        "ocellus_camera_healthy",
                        "1 while the camera delivers pictures that look well",
                        labels,
                        () -> camera.stats().health() == Health.GOOD ? 1 : 0)
                .counter(
                        "ocellus_camera_frames_total",
                        "Pictures that the source gave",
                        labels,
                        () -> camera.stats().grabbed())
                .counter(
                        "ocellus_camera_sampled_frames_total",
                        "Pictures handed to views",
                        labels,
                        () -> camera.stats().sampled())
                .counter(
                        "ocellus_camera_reconnects_total",
                        "Times that it was opened anew",
                        labels,
                        () -> camera.stats().reconnects())
                .gauge(
                        "ocellus_camera_stuck_threads",
                        "Capture threads that are stuck in it",
                        labels,
                        () -> camera.stats().abandoned())
                .gauge("ocellus_camera_frame_age_seconds", "Since its newest picture", labels, () -> {
                    long millis = camera.stats().frameAgeMillis();
                    return millis < 0 ? Double.NaN : millis / 1e3;
                });
        for (Drops.Reason reason : new Drops.Reason[] {Drops.Reason.NO_BUFFER, Drops.Reason.UNREADABLE}) {
            measures.counter(
                    "ocellus_camera_dropped_frames_total",
                    "Pictures that the camera lost, by reason",
                    Map.of("camera", camera.id(), "reason", reason.id()),
                    () -> camera.stats().drops().getOrDefault(reason.id(), 0L));
        }
    }

    static void of(View view, Measures measures) {
        Map<String, String> labels =
                Map.of("camera", view.plan().camera(), "view", view.plan().view());
        measures.counter(
                "ocellus_view_inferences_total",
                "Pictures that were classified",
                labels,
                () -> view.stats().observed());
        String drops = "Pictures of the view that were lost, by reason";
        measures.counter(
                "ocellus_view_dropped_frames_total",
                drops,
                with(labels, "superseded"),
                () -> view.stats().superseded());
        measures.counter(
                "ocellus_view_dropped_frames_total",
                drops,
                with(labels, "failed"),
                () -> view.stats().failed());
    }

    static void of(ViewPipeline pipeline, Measures measures) {
        Map<String, String> labels = Map.of("camera", pipeline.camera(), "view", pipeline.view());
        String ignored = "Results that told nothing, by reason";
        measures.counter("ocellus_view_ignored_results_total", ignored, with(labels, "late"), pipeline::ignored);
        measures.counter(
                "ocellus_view_ignored_results_total", ignored, with(labels, "no_probabilities"), pipeline::broken);
    }

    private static Map<String, String> with(Map<String, String> labels, String reason) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put("reason", reason);
        return more;
    }

    static void of(Classifiers classifiers, Measures measures) {
        for (String name : classifiers.names()) {
            Map<String, String> labels = Map.of("classifier", name);
            Supplier<SlotStats> stats = () -> classifiers.statsOf(name);
            measures.counter(
                            "ocellus_inferences_total",
                            "Inferences that ended well",
                            labels,
                            () -> stats.get().inferences())
                    .counter(
                            "ocellus_inference_failures_total",
                            "Inferences that failed",
                            labels,
                            () -> stats.get().failures())
                    .gauge(
                            "ocellus_inference_in_flight",
                            "Pictures under way",
                            labels,
                            () -> stats.get().inFlight())
                    .histogram(
                            "ocellus_wait_duration_seconds",
                            "From capture to a free worker",
                            labels,
                            () -> durations(stats, SlotStats::waited))
                    .histogram(
                            "ocellus_preprocess_duration_seconds",
                            "Crop and resize",
                            labels,
                            () -> durations(stats, SlotStats::preprocessed))
                    .histogram(
                            "ocellus_inference_duration_seconds",
                            "Inference alone",
                            labels,
                            () -> durations(stats, SlotStats::inferred));
        }
    }

    private static Durations durations(Supplier<SlotStats> stats, Function<SlotStats, Timing> part) {
        return Durations.of(part.apply(stats.get()));
    }

    static void of(MqttLink link, Measures measures) {
        gauge(
                link,
                measures,
                "ocellus_mqtt_up",
                "1 while the broker is connected",
                s -> s.state() instanceof LinkState.Connected ? 1 : 0);
        counter(link, measures, "ocellus_mqtt_published_total", "Messages handed to the broker", LinkStatus::published);
        counter(
                link,
                measures,
                "ocellus_mqtt_acknowledged_total",
                "Messages that it confirmed",
                LinkStatus::acknowledged);
        counter(link, measures, "ocellus_mqtt_refused_total", "Messages that it did not want", LinkStatus::refused);
        counter(link, measures, "ocellus_mqtt_connects_total", "Connections", LinkStatus::connects);
        counter(
                link,
                measures,
                "ocellus_mqtt_failures_total",
                "Failed attempts and broken connections",
                LinkStatus::failures);
        gauge(
                link,
                measures,
                "ocellus_outbox_queued_messages",
                "Messages that wait",
                s -> s.outbox().queued());
        gauge(
                link,
                measures,
                "ocellus_outbox_in_flight_messages",
                "Messages not yet confirmed",
                s -> s.outbox().inflight());
        counter(
                link,
                measures,
                "ocellus_outbox_resent_total",
                "Messages sent as resent",
                s -> s.outbox().resent());
        counter(
                link,
                measures,
                "ocellus_outbox_dropped_total",
                "Messages that will never come",
                s -> s.outbox().dropped());
        gauge(
                link,
                measures,
                "ocellus_outbox_disk_bytes",
                "On disk of what waits",
                s -> s.outbox().bytesOnDisk());
        gauge(
                link,
                measures,
                "ocellus_outbox_disk_up",
                "1 while the disk takes what has to wait",
                s -> s.outbox().keptOnDisk() ? 1 : 0);
    }

    private static void counter(
            MqttLink link, Measures measures, String name, String help, ToDoubleFunction<LinkStatus> value) {
        measures.counter(name, help, Map.of(), () -> value.applyAsDouble(link.status()));
    }

    private static void gauge(
            MqttLink link, Measures measures, String name, String help, ToDoubleFunction<LinkStatus> value) {
        measures.gauge(name, help, Map.of(), () -> value.applyAsDouble(link.status()));
    }
}
