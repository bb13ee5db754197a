package io.ocellus.choice;

import io.ocellus.choice.Decoding.Sent;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Local;
import io.ocellus.config.Selection;
import io.ocellus.device.Device;
import io.ocellus.device.DeviceInventory;
import io.ocellus.device.ProfileStore;
import io.ocellus.device.Profiling;
import io.ocellus.device.Trial;
import io.ocellus.device.VerdictStore;
import io.ocellus.inference.DeviceNames;
import io.ocellus.inference.Engine;
import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Chooser;
import io.ocellus.plan.Decision;
import io.ocellus.plan.Estimate;
import io.ocellus.plan.Offer;
import io.ocellus.plan.Predictor;
import io.ocellus.plan.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Chooses for all classifiers of a configuration, from what this gateway has. For one thread at a time. */
public final class Selector {

    /** Share of every device that stays free: queues grow without bound where all is used. */
    public static final double HEADROOM = 0.15;

    /** For a candidate of which nothing is known, before the cameras start; compiling it may take longer. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** For all of them: a service manager waits for the start. What is unknown then is passed over. */
    private static final Duration ALL = Duration.ofSeconds(60);

    private final Engine engine;
    private final DeviceInventory here;
    private final ProfileStore profile;
    private final VerdictStore verdicts;
    private final Map<String, ClassifierSpec> specs;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Consumer<String> told;

    private Selector(
            Engine engine,
            DeviceInventory here,
            Local local,
            Map<String, ClassifierSpec> specs,
            ModelFolder folder,
            InstantSource clock,
            Consumer<String> told) {
        this.engine = engine;
        this.here = here;
        this.profile = ProfileStore.open(local.state(), told);
        this.verdicts = VerdictStore.open(local.state(), told);
        this.specs = specs;
        this.clock = clock;
        this.told = told;
        this.catalogue = Catalogue.read(folder, specs, working(), told);
    }

    /** Whether a configuration leaves anything to the agent. */
    public static boolean isNeeded(Map<String, ClassifierSpec> specs) {
        return specs.values().stream().anyMatch(spec -> spec.selection() != null);
    }

    /**
     * Looks at what is here: devices, bundles, what was measured and proved earlier. Takes some tenths of a second.
     *
     * @param engine stays the caller's
     * @param told sentences for the log
     * @throws NoChoiceException in one sentence where it can't be chosen as the configuration asks
     * @throws io.ocellus.model.ModelException where a model that the configuration names can't be used
     */
    public static Selector of(
            Local local,
            Map<String, ClassifierSpec> specs,
            ModelFolder folder,
            OpenVino runtime,
            Engine engine,
            InstantSource clock,
            Consumer<String> told) {
        DeviceInventory here = DeviceInventory.of(runtime, engine.core());
        specs.forEach((name, spec) -> requireDevice(name, spec, here.names()));
        return new Selector(engine, here, local, specs, folder, clock, told);
    }

    private static void requireDevice(String classifier, ClassifierSpec spec, List<String> names) {
        Selection selection = spec.selection();
        if (selection != null
                && !selection.devices().isEmpty()
                && selection.devices().stream().noneMatch(device -> DeviceNames.usable(device, names))) {
            throw new NoChoiceException("classifier " + classifier + ": "
                    + DeviceNames.refusal(selection.devices().getFirst(), names));
        }
    }

    private List<String> working() {
        return here.devices().stream()
                .filter(device -> device.trouble().isEmpty())
                .map(Device::name)
                .toList();
    }

    /** Measures shortly what is neither known nor predictable; nothing else should run meanwhile. */
    public void measureUnknown() {
        long began = System.nanoTime();
        for (Item item : catalogue.items()) {
            if (System.nanoTime() - began < ALL.toNanos() && worthMeasuring(item)) {
                told.accept(item.candidate() + " is measured for " + SHORT.toSeconds()
                        + " s, since nothing is known of its cost here; 'ocellus profile' measures longer");
                measure(item.trial());
            }
        }
    }

    private boolean worthMeasuring(Item item) {
        return working().contains(item.candidate().device())
                && estimate(item, predictor()) instanceof Estimate.Unknown
                && (item.candidate().task().isEmpty()
                        || accuracies(item).stream()
                                .anyMatch(row -> row.size() == item.candidate().width()));
    }

    private void measure(Trial trial) {
        try {
            new Profiling(engine, here, profile, clock).run(List.of(trial), SHORT, result -> {
                if (result.cost() == null) {
                    told.accept(trial.candidate() + " can't run: " + result.note());
                }
            });
        } catch (IOException e) {
            told.accept("what was measured can't be kept: " + e.getMessage());
        }
    }

    private Predictor predictor() {
        return new Predictor(profile.all(here));
    }

    private static Estimate estimate(Item item, Predictor predictor) {
        return predictor.estimate(item.trial().candidate());
    }

    private List<io.ocellus.plan.Accuracy> accuracies(Item item) {
        return Catalogue.accuracies(item.trial().model(), here.host().level());
    }

    /**
     * The choice by what is known now; nothing is compiled.
     *
     * @param cameras with what each sends
     * @param offered devices that may be used
     */
    public Choice choose(Collection<Sent> cameras, Predicate<String> offered) {
        Predictor predictor = predictor();
        List<Offer> offers = catalogue.items().stream()
                .filter(item -> offered.test(item.candidate().device()))
                .map(item -> new Offer(
                        item.candidate(),
                        estimate(item, predictor),
                        accuracies(item),
                        verdicts.find(item.trial().candidate(), here)))
                .toList();
        List<CameraSpec> specsOfCameras = cameras.stream().map(Sent::camera).toList();
        return new Chooser(budget(cameras), offers).choose(Demands.of(specs, specsOfCameras));
    }

    /** What inference may use while these cameras are decoded. */
    public Budget budget(Collection<Sent> cameras) {
        return new Budget(
                here.host().cores(),
                Decoding.cores(cameras, profile.pictures(here)),
                HEADROOM,
                here.host().level());
    }

    /**
     * The same, where every device that is left to the agent has proved that it computes the chosen candidate rightly; one that has not
     * is passed over, and the next is taken.
     *
     * @throws NoChoiceException in one sentence where nothing may serve a classifier
     */
    public Choice prove(Collection<Sent> cameras, Predicate<String> offered) {
        while (true) {
            Choice choice = choose(cameras, offered);
            boolean sound = true;
            for (Decision decision : choice.decisions()) {
                sound &= isProved(decision);
            }
            if (sound) {
                return choice;
            }
        }
    }

    private boolean isProved(Decision decision) {
        ClassifierSpec spec = specs.get(decision.classifier());
        if (spec == null || spec.selection() == null) {
            return true; // what is named is taken as it is
        }
        return switch (decision) {
            case Decision.Refused refused -> throw new NoChoiceException(refused.reason());
            case Decision.Chosen chosen ->
                chosen.offer().verdict() instanceof Verdict.Right
                        || verdict(chosen.offer().candidate()) instanceof Verdict.Right;
        };
    }

    /** Whether its device computes a candidate rightly: as was found earlier, else tried now, which takes seconds. */
    public Verdict verdict(Candidate candidate) {
        Item item = catalogue.find(candidate);
        Verdict known = verdicts.find(item.trial().candidate(), here);
        if (!(known instanceof Verdict.Untried)) {
            return known;
        }
        GoldenTrial.Result result = GoldenTrial.run(engine, item.trial());
        if (result.verdict() instanceof Verdict.Wrong wrong) {
            told.accept(candidate + " is passed over: " + wrong.reason());
        }
        try {
            verdicts.keep(item.trial().candidate(), result.verdict(), here, result.lasting());
        } catch (IOException e) {
            told.accept("what was proved can't be kept: " + e.getMessage());
        }
        return result.verdict();
    }

    /** Whether a device could not even be proved when it was tried last. */
    public boolean hasFailed(String device) {
        return verdicts.hasPassing(device);
    }

    /** Devices that could not even be proved are tried again. */
    public void forgetFailures() {
        verdicts.forgetPassing();
    }

    /** The files of a candidate that was offered. */
    public Item item(Candidate candidate) {
        return catalogue.find(candidate);
    }
}
