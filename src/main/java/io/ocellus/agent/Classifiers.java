package io.ocellus.agent;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Region;
import io.ocellus.config.Settings;
import io.ocellus.config.ViewSpec;
import io.ocellus.inference.Area;
import io.ocellus.inference.Engine;
import io.ocellus.inference.LoadedModel;
import io.ocellus.inference.ModelSlot;
import io.ocellus.inference.Placement;
import io.ocellus.inference.SlotStats;
import io.ocellus.inference.View;
import io.ocellus.inference.ViewPlan;
import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.Property;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.report.Observation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The configured classifiers, each a model at work in its slot, on one OpenVINO. */
final class Classifiers implements AutoCloseable {

    private final OpenVino runtime;
    private final Engine engine;
    private final Map<String, ModelSlot> slots = new LinkedHashMap<>();
    private final List<Birth.Model> inventory = new ArrayList<>();

    private Classifiers(OpenVino runtime, Engine engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /** Loads all that are configured, or none: then it throws. */
    static Classifiers load(Settings settings, Consumer<AuditEvent> events, InstantSource clock) {
        OpenVino runtime = OpenVino.load(settings.local().openvino());
        Classifiers classifiers = new Classifiers(runtime, new Engine(runtime));
        try {
            ModelFolder folder = new ModelFolder(settings.local().models(), AgentVersion.get());
            settings.spec().classifiers().forEach((name, spec) -> {
                LoadedModel model = classifiers.engine.load(
                        folder.find(spec.model(), spec.version()), new Placement(spec.device(), spec.requests()));
                classifiers.inventory.add(describe(name, spec, model));
                classifiers.slots.put(name, classifiers.engine.slot(name, model, events, clock));
            });
            return classifiers;
        } catch (RuntimeException | Error e) {
            classifiers.close();
            throw e;
        }
    }

    private static Birth.Model describe(String name, ClassifierSpec spec, LoadedModel model) {
        Observation.Model identity = model.identity();
        return new Birth.Model(
                name,
                identity.name(),
                identity.digest(),
                spec.device(),
                identity.executedOn(),
                model.runtimeRequirements());
    }

    View addView(String camera, CameraSpec spec, String id, ViewSpec view, Consumer<Observation> sink) {
        Region region = view.region();
        ViewPlan plan = new ViewPlan(
                camera,
                id,
                new Area(region.x(), region.y(), region.width(), region.height()),
                view.fps() > 0 ? view.fps() : spec.fps(),
                spec.pace() == CameraSpec.Pace.FAST);
        return slot(view.classifier()).add(plan, sink);
    }

    Observation.Model modelOf(String classifier) {
        return slot(classifier).model();
    }

    private ModelSlot slot(String classifier) {
        return Objects.requireNonNull(slots.get(classifier));
    }

    /** In the order of the configuration. */
    Set<String> names() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    SlotStats statsOf(String classifier) {
        return slot(classifier).stats();
    }

    /** The loaded models as {@code birth} tells them. */
    List<Birth.Model> inventory() {
        return List.copyOf(inventory);
    }

    /** OpenVINO's version. */
    String runtimeVersion() {
        return runtime.version().toString();
    }

    /** What OpenVINO can run models on here: each device with its full name. */
    Map<String, String> devices() {
        Map<String, String> devices = new LinkedHashMap<>();
        for (String device : engine.core().getAvailableDevices()) {
            devices.put(device, engine.core().getProperty(device, Property.FULL_DEVICE_NAME));
        }
        return devices;
    }

    /** For the log: each with its model and device. */
    @Override
    public String toString() {
        return inventory.stream()
                .map(model -> model.classifier() + " = " + model.name() + " on " + model.executedOn())
                .toList()
                .toString();
    }

    @Override
    public void close() {
        slots.values().forEach(ModelSlot::close);
        engine.close();
    }
}
