package io.ocellus.agent;

import io.ocellus.choice.Decoding.Sent;
import io.ocellus.choice.Demands;
import io.ocellus.choice.Rungs;
import io.ocellus.choice.Rungs.Rung;
import io.ocellus.choice.Selector;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.inference.SlotStats;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Decision;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Stepping.Step;
import io.ocellus.plan.SteppingPolicy;
import io.ocellus.report.AuditEvent;
import io.ocellus.retry.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps the promise of the classifiers that leave their model to the agent: steps down where their target is missed, and up where
 * there is room. Looks once a second; loads models on a thread of its own, beside those at work.
 */
final class Keeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Keeper.class.getName());
    private static final long PATIENCE_SECONDS = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Choices choosing;
    private final Exchanges exchanges;
    private final Function<String, SlotStats> stats;
    private final Supplier<Collection<Sent>> cameras;
    private final Consumer<AuditEvent> events;
    private final Runnable exchanged;
    private final InstantSource clock;
    private final Map<String, ClassifierSpec> specs;
    private final List<Kept> all = new ArrayList<>();
    private final DeviceWatch devices;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ocellus-steps").factory());

    /**
     * Begins with what was chosen.
     *
     * @param stats of a classifier's slot
     * @param cameras those of now, with what each sends
     * @param events takes each step; must not block
     * @param exchanged called after each step
     */
    Keeper(
            Choices choosing,
            Exchanges exchanges,
            Function<String, SlotStats> stats,
            Supplier<Collection<Sent>> cameras,
            Consumer<AuditEvent> events,
            Runnable exchanged,
            InstantSource clock,
            SteppingPolicy policy,
            DoubleSupplier random) {
        this.devices = new DeviceWatch(new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random));
        this.choosing = choosing;
        this.exchanges = exchanges;
        this.stats = stats;
        this.cameras = cameras;
        this.events = events;
        this.exchanged = exchanged;
        this.clock = clock;
        this.specs = choosing.specs();
        choosing.choice().decisions().forEach(decision -> {
            if (decision instanceof Chosen chosen) {
                String name = chosen.classifier();
                all.add(new Kept(name, spec(name), Rungs.of(chosen, choosing.demanded(name)), policy));
            }
        });
    }

    private ClassifierSpec spec(String name) {
        return Objects.requireNonNull(specs.get(name));
    }

    /** To be called once a second, by one thread. */
    synchronized void look(long nanos) {
        Collection<Sent> sent = cameras.get();
        List<CameraSpec> configured = sent.stream().map(Sent::camera).toList();
        all.forEach(kept ->
                kept.observe(nanos, stats.apply(kept.name()), Demands.fps(kept.name(), spec(kept.name()), configured)));
        lookAtDevices(nanos);
        double cores = choosing.budget(sent).inference();
        for (Kept kept : all) {
            if (kept.steps()) {
                kept.after(
                                nanos,
                                cores - others(kept),
                                1 - Selector.HEADROOM - othersOnDevice(kept),
                                exchanges.isHeld(kept.name()))
                        .ifPresent(step -> worker.execute(() -> exchange(kept, step)));
            }
        }
    }

    /** A device on which all inferences fail is left for the next one, and tried again later. */
    private void lookAtDevices(long nanos) {
        List<String> returning = devices.returning(nanos);
        if (!returning.isEmpty()) {
            all.forEach(kept -> move(kept, returning, nanos));
        }
        for (Kept kept : all) {
            if (kept.succeeds()) {
                devices.worked(kept.device());
            } else if (kept.moves() && kept.fails() && devices.isOffered(kept.device())) {
                String device = kept.device();
                devices.failed(device, "no inference succeeds", nanos);
                String sentence = "Device " + device + " is left for a while, since no inference of classifier "
                        + kept.name() + " succeeds there.";
                LOG.log(System.Logger.Level.WARNING, sentence);
                events.accept(new AuditEvent(clock.instant(), "device.left", sentence, Map.of("device", device)));
                all.stream()
                        .filter(other -> other.device().equals(device))
                        .forEach(other -> move(other, List.of(), nanos));
            }
        }
    }

    private void move(Kept kept, List<String> returning, long nanos) {
        if (kept.moves() && !exchanges.isHeld(kept.name())) {
            kept.begin();
            worker.execute(() -> chooseAgain(kept, returning, nanos));
        }
    }

    private void chooseAgain(Kept kept, List<String> returning, long nanos) {
        try {
            Choice choice = choosing.again(cameras.get(), devices::isOffered);
            returning.stream()
                    .filter(choosing::hasFailed)
                    .forEach(device -> devices.failed(device, "it can't be used yet", nanos));
            for (Decision decision : choice.decisions()) {
                if (decision instanceof Chosen chosen && chosen.classifier().equals(kept.name())) {
                    moveTo(kept, chosen);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "classifier {0} stays where it is: {1}", kept.name(), e.getMessage());
        } finally {
            synchronized (this) {
                kept.stays();
            }
        }
    }

    private void moveTo(Kept kept, Chosen chosen) {
        Candidate before;
        synchronized (this) {
            before = kept.current().candidate();
        }
        Candidate next = chosen.offer().candidate();
        if (!next.device().equals(before.device())) {
            exchanges.exchange(kept.name(), choosing.seat(kept.name(), next));
            List<CameraSpec> configured =
                    cameras.get().stream().map(Sent::camera).toList();
            synchronized (this) {
                kept.moved(Rungs.of(chosen, Demands.fps(kept.name(), spec(kept.name()), configured)));
            }
            String sentence = "Classifier " + kept.name() + " moves from " + before + " to " + next + ".";
            LOG.log(System.Logger.Level.INFO, sentence);
            events.accept(new AuditEvent(
                    clock.instant(),
                    "model.moved",
                    sentence,
                    Map.of("classifier", kept.name(), "from", before.toString(), "to", next.toString())));
            exchanged.run();
        }
    }

    private double others(Kept kept) {
        return all.stream()
                .filter(other -> other != kept)
                .mapToDouble(Kept::cores)
                .sum();
    }

    private double othersOnDevice(Kept kept) {
        String device = kept.device();
        return all.stream()
                .filter(other -> other != kept && other.device().equals(device))
                .mapToDouble(Kept::part)
                .sum();
    }

    private void exchange(Kept kept, Step step) {
        Rung from;
        Rung to;
        synchronized (this) {
            from = kept.rung(step.from());
            to = kept.rung(step.to());
        }
        try {
            exchanges.exchange(kept.name(), choosing.seat(kept.name(), to.candidate()));
            synchronized (this) {
                kept.stepped();
            }
            tell(
                    "model.stepped",
                    kept,
                    step,
                    from,
                    to,
                    "steps " + (step.down() ? "down" : "up") + " from " + from.candidate() + " to " + to.candidate()
                            + ": " + step.reason());
            exchanged.run();
        } catch (RuntimeException e) {
            synchronized (this) {
                kept.refused(step);
            }
            tell(
                    "model.passed_over",
                    kept,
                    step,
                    from,
                    to,
                    "stays with " + from.candidate() + ", since " + to.candidate() + " can't be used: "
                            + e.getMessage());
        }
    }

    private void tell(String code, Kept kept, Step step, Rung from, Rung to, String what) {
        String sentence = "Classifier " + kept.name() + " " + what + ".";
        LOG.log(System.Logger.Level.INFO, sentence);
        events.accept(new AuditEvent(
                clock.instant(),
                code,
                sentence,
                Map.of(
                        "classifier", kept.name(),
                        "from", from.candidate().toString(),
                        "to", to.candidate().toString(),
                        "down", step.down(),
                        "reason", step.reason())));
    }

    /** Begins no more steps, and waits two seconds for one that is under way. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a model is still being loaded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
