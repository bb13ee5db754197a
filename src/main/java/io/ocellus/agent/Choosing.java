package io.ocellus.agent;

import io.ocellus.choice.Decoding.Sent;
import io.ocellus.choice.Demands;
import io.ocellus.choice.Item;
import io.ocellus.choice.Selector;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Settings;
import io.ocellus.inference.Engine;
import io.ocellus.inference.Placement;
import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Verdict;
import io.ocellus.report.AuditEvent;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the agent has chosen for the classifiers that leave it to it. */
final class Choosing implements Choices {

    private static final System.Logger LOG = System.getLogger(Choosing.class.getName());

    private final Map<String, ClassifierSpec> specs;
    private final Selector selector;
    private final Choice choice;
    private final Collection<CameraSpec> cameras;

    private Choosing(
            Map<String, ClassifierSpec> specs, Selector selector, Choice choice, Collection<CameraSpec> cameras) {
        this.specs = specs;
        this.cameras = List.copyOf(cameras);
        this.selector = selector;
        this.choice = choice;
    }

    /**
     * Measures what is not known, chooses, proves the devices, and tells what was chosen and why.
     *
     * @throws RuntimeException in one sentence where nothing may serve a classifier
     */
    static Choosing begin(
            Settings settings,
            ModelFolder folder,
            OpenVino runtime,
            Engine engine,
            Consumer<AuditEvent> events,
            InstantSource clock) {
        Map<String, ClassifierSpec> specs = settings.spec().classifiers();
        Consumer<String> log = sentence -> LOG.log(System.Logger.Level.WARNING, sentence);
        Selector selector = Selector.of(settings.local(), specs, folder, runtime, engine, clock, sentence -> {
            log.accept(sentence);
            events.accept(new AuditEvent(clock.instant(), "model.notice", sentence + ".", Map.of()));
        });
        selector.measureUnknown();
        Collection<CameraSpec> cameras = settings.spec().cameras().values();
        Choice choice = selector.prove(cameras.stream().map(Sent::unknown).toList(), device -> true);
        Choosing choosing = new Choosing(specs, selector, choice, cameras);
        choosing.each(chosen -> {
            AuditEvent event = ChoiceReports.event(chosen, choosing.choice.fits(), clock.instant());
            LOG.log(System.Logger.Level.INFO, event.message());
            events.accept(event);
        });
        return choosing;
    }

    /** Those that were left to the agent. */
    void each(Consumer<Chosen> work) {
        for (var decision : choice.decisions()) {
            ClassifierSpec spec = specs.get(decision.classifier());
            if (spec != null && spec.selection() != null && decision instanceof Chosen chosen) {
                work.accept(chosen);
            }
        }
    }

    Map<String, Seat> seats() {
        Map<String, Seat> seats = new LinkedHashMap<>();
        each(chosen -> seats.put(
                chosen.classifier(), seat(chosen.classifier(), chosen.offer().candidate())));
        return seats;
    }

    @Override
    public Seat seat(String classifier, Candidate candidate) {
        Verdict verdict = selector.verdict(candidate);
        if (verdict instanceof Verdict.Wrong wrong) {
            throw new IllegalStateException(candidate.device() + " answers wrongly: " + wrong.reason());
        }
        Item item = selector.item(candidate);
        int requests = Objects.requireNonNull(specs.get(classifier)).requests();
        boolean accurate = verdict instanceof Verdict.Right right && right.accurate();
        return new Seat(item.trial().model(), new Placement(candidate.device(), requests, accurate));
    }

    @Override
    public Map<String, ClassifierSpec> specs() {
        return specs;
    }

    @Override
    public Choice choice() {
        return choice;
    }

    @Override
    public double demanded(String classifier) {
        return Demands.fps(classifier, Objects.requireNonNull(specs.get(classifier)), cameras);
    }

    @Override
    public Choice again(Collection<Sent> sent, Predicate<String> offered) {
        selector.forgetFailures();
        return selector.prove(sent, offered);
    }

    @Override
    public boolean hasFailed(String device) {
        return selector.hasFailed(device);
    }

    @Override
    public Budget budget(Collection<Sent> cameras) {
        return selector.budget(cameras);
    }
}
