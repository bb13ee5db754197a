package io.ocellus.agent;

import io.ocellus.config.CameraSpec;
import io.ocellus.device.CpuLevel;
import io.ocellus.report.Birth;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Core;

/** What runs here, for {@code birth}. */
final class Inventory {

    private Inventory() {}

    static Birth of(Collection<CameraLine> lines, Classifiers classifiers, Birth.Previous previous, Instant now) {
        Map<String, String> versions = new TreeMap<>(Map.of(
                "agent", AgentVersion.get(),
                "openvino", classifiers.runtimeVersion(),
                "opencv", Core.VERSION,
                "java", Runtime.version().toString()));
        List<Birth.Camera> cameras = lines.stream()
                .map(line -> camera(line.camera().id(), line.camera().spec()))
                .toList();
        return new Birth(
                now,
                versions,
                CpuLevel.ofThisMachine(),
                classifiers.devices(),
                cameras,
                classifiers.inventory(),
                previous);
    }

    private static Birth.Camera camera(String id, CameraSpec spec) {
        List<Birth.View> views = spec.views().entrySet().stream()
                .map(view -> new Birth.View(view.getKey(), view.getValue().classifier()))
                .toList();
        return new Birth.Camera(id, spec.displayUrl(), views);
    }
}
