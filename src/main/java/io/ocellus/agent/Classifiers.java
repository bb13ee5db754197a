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
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.Property;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.report.Observation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The configured classifiers, each a model at work in its slot, on one OpenVINO. They come to work in three steps, so that
 * cameras can open while models are compiled, and the inventory is known before the first result.
 */
final class Classifiers implements AutoCloseable {

    private final Map<String, ClassifierSpec> specs;
    private final Map<String, ModelDescription> descriptions;
    private final OpenVino runtime;
    private final Engine engine;
    private final Map<String, ModelSlot> slots = new LinkedHashMap<>();
    private final Map<String, LoadedModel> loaded = new LinkedHashMap<>();
    private final List<Birth.Model> inventory = new ArrayList<>();

    private Classifiers(
            Map<String, ClassifierSpec> specs,
            Map<String, ModelDescription> descriptions,
            OpenVino runtime,
            Engine engine) {
        this.specs = specs;
        this.descriptions = descriptions;
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * Loads OpenVINO and OpenCV, and meanwhile reads and checks the files of all models. Views can be added then.
     *
     * @throws RuntimeException in one sentence where the runtime, OpenCV or a model's files can't be used
     */
    static Classifiers prepare(Settings settings, Consumer<AuditEvent> events, InstantSource clock) {
        Map<String, ClassifierSpec> specs = settings.spec().classifiers();
        ModelFolder folder = GatewayModels.of(settings.local(), clock);
        CompletableFuture<Map<String, ModelDescription>> reading =
                CompletableFuture.supplyAsync(() -> descriptions(folder, specs));
        OpenVino runtime = OpenVino.load(settings.local().openvino());
        Engine engine = new Engine(runtime);
        try {
            Classifiers classifiers = new Classifiers(specs, reading.join(), runtime, engine);
            specs.keySet().forEach(name -> classifiers.slots.put(name, engine.slot(name, events, clock)));
            return classifiers;
        } catch (CompletionException e) {
            engine.close();
            throw e.getCause() instanceof RuntimeException sentence ? sentence : e;
        }
    }

    private static Map<String, ModelDescription> descriptions(ModelFolder folder, Map<String, ClassifierSpec> specs) {
        Map<String, ModelDescription> descriptions = new HashMap<>();
        specs.forEach((name, spec) -> descriptions.put(name, folder.find(spec.model(), spec.version())));
        return descriptions;
    }

    /**
     * Compiles the models of all.
     *
     * @throws RuntimeException in one sentence where one can't be used
     */
    void load() {
        specs.forEach((name, spec) -> {
            LoadedModel model = engine.load(description(name), new Placement(spec.device(), spec.requests()));
            loaded.put(name, model);
            inventory.add(describe(name, spec, model));
        });
    }

    /** Puts the models to work: from here on there are observations. */
    synchronized void begin() {
        slots.forEach((name, slot) -> slot.exchange(Objects.requireNonNull(loaded.remove(name))));
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

    /** The name and version of its model. */
    String modelOf(String classifier) {
        return description(classifier).id();
    }

    private ModelDescription description(String classifier) {
        return Objects.requireNonNull(descriptions.get(classifier));
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
    public synchronized void close() {
        slots.values().forEach(ModelSlot::close);
        loaded.values().forEach(LoadedModel::close);
        engine.close();
    }
}
