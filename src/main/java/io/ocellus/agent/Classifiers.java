package io.ocellus.agent;

import io.ocellus.choice.Selector;
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
import io.ocellus.model.ModelInput;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.Property;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.report.Observation;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The configured classifiers, each a model at work in its slot, on one OpenVINO. They come to work in three steps, so that
 * cameras can open while models are compiled, and the inventory is known before the first result.
 */
final class Classifiers implements AutoCloseable, Exchanges {

    private final Map<String, ClassifierSpec> specs;
    private final Map<String, Seat> seats;
    private final @Nullable Choosing choosing;
    private final OpenVino runtime;
    private final Engine engine;
    private final Map<String, ModelSlot> slots = new LinkedHashMap<>();
    private final Map<String, LoadedModel> loaded = new LinkedHashMap<>();
    private final Map<String, Birth.Model> inventory = new LinkedHashMap<>();
    private final Map<String, Birth.Choice> choices = new HashMap<>();

    private Classifiers(
            Map<String, ClassifierSpec> specs,
            Map<String, Seat> seats,
            @Nullable Choosing choosing,
            OpenVino runtime,
            Engine engine) {
        this.specs = specs;
        this.seats = new ConcurrentHashMap<>(seats);
        this.choosing = choosing;
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * Loads OpenVINO and OpenCV, and meanwhile reads and checks the files of the models that are named; then chooses the others. Views
     * can be added then.
     *
     * @throws RuntimeException in one sentence where the runtime, OpenCV or a model's files can't be used
     */
    static Classifiers prepare(Settings settings, Consumer<AuditEvent> events, InstantSource clock) {
        Map<String, ClassifierSpec> specs = settings.spec().classifiers();
        ModelFolder folder = GatewayModels.of(settings.local(), clock);
        CompletableFuture<Map<String, Seat>> reading = CompletableFuture.supplyAsync(() -> named(folder, specs));
        OpenVino runtime = OpenVino.load(settings.local().openvino());
        Engine engine = new Engine(runtime);
        try {
            Map<String, Seat> seats = reading.join();
            Choosing choosing = null;
            if (Selector.isNeeded(specs)) {
                choosing = Choosing.begin(settings, folder, runtime, engine, events, clock);
                seats.putAll(choosing.seats());
            }
            Classifiers classifiers = new Classifiers(specs, seats, choosing, runtime, engine);
            specs.keySet().forEach(name -> classifiers.slots.put(name, engine.slot(name, events, clock)));
            return classifiers;
        } catch (CompletionException e) {
            engine.close();
            throw e.getCause() instanceof RuntimeException sentence ? sentence : e;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static Map<String, Seat> named(ModelFolder folder, Map<String, ClassifierSpec> specs) {
        Map<String, Seat> seats = new HashMap<>();
        specs.forEach((name, spec) -> {
            if (spec.selection() == null) {
                ModelDescription model = folder.find(spec.model(), spec.version());
                seats.put(name, new Seat(model, new Placement(spec.device(), spec.requests())));
            }
        });
        return seats;
    }

    /**
     * Compiles the models of all.
     *
     * @throws RuntimeException in one sentence where one can't be used
     */
    void load() {
        if (choosing != null) {
            choosing.each(chosen -> choices.put(chosen.classifier(), ChoiceReports.birth(chosen)));
        }
        specs.keySet().forEach(name -> {
            LoadedModel model = load(seat(name));
            loaded.put(name, model);
            enter(name, model);
        });
    }

    private LoadedModel load(Seat seat) {
        return engine.load(seat.model(), seat.placement());
    }

    /** Puts the models to work: from here on there are observations. */
    synchronized void begin() {
        slots.forEach((name, slot) -> slot.exchange(Objects.requireNonNull(loaded.remove(name))));
    }

    @Override
    public boolean isHeld(String classifier) {
        return false; // nothing but steps exchanges models yet
    }

    @Override
    public void exchange(String classifier, Seat next) {
        LoadedModel model = load(next);
        synchronized (this) {
            slot(classifier).exchange(model);
            seats.put(classifier, next);
            enter(classifier, model);
        }
    }

    private synchronized void enter(String name, LoadedModel model) {
        Observation.Model identity = model.identity();
        ModelInput input = model.description().input();
        inventory.put(
                name,
                new Birth.Model(
                        name,
                        identity.name(),
                        identity.digest(),
                        spec(name).device(),
                        identity.executedOn(),
                        model.runtimeRequirements(),
                        new Birth.Size(input.width(), input.height()),
                        choices.get(name)));
    }

    private ClassifierSpec spec(String name) {
        return Objects.requireNonNull(specs.get(name));
    }

    /** What was left to the agent; null where nothing was. */
    @Nullable
    Choosing choosing() {
        return choosing;
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
        return seat(classifier).model().id();
    }

    private Seat seat(String classifier) {
        return Objects.requireNonNull(seats.get(classifier));
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
    synchronized List<Birth.Model> inventory() {
        return List.copyOf(inventory.values());
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
        return inventory().stream()
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
