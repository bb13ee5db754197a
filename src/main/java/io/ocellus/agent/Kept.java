package io.ocellus.agent;

import io.ocellus.choice.Rungs;
import io.ocellus.choice.Rungs.Rung;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Selection;
import io.ocellus.device.Correction;
import io.ocellus.inference.SlotStats;
import io.ocellus.plan.Cost;
import io.ocellus.plan.LoadReading;
import io.ocellus.plan.Standing;
import io.ocellus.plan.Stepping;
import io.ocellus.plan.Stepping.Step;
import io.ocellus.plan.SteppingPolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;

/** A classifier at work with what it may step to, and how it fares. Guarded by its keeper. */
final class Kept {

    private final String name;
    private final ClassifierSpec spec;
    private final SteppingPolicy policy;
    private final LoadWindow window = new LoadWindow();
    private Rungs rungs;
    private Stepping stepping;
    private Correction correction = Correction.NONE;
    private double wanted;
    private boolean exchanging;

    Kept(String name, ClassifierSpec spec, Rungs rungs, SteppingPolicy policy) {
        this.name = name;
        this.spec = spec;
        this.policy = policy;
        this.rungs = rungs;
        this.wanted = rungs.rungs().getFirst().fps();
        this.stepping = standing(rungs.start());
    }

    private Stepping standing(int place) {
        int count = rungs.rungs().size();
        return new Stepping.Steady(new Standing(
                policy, place, Collections.nCopies(count, policy.stay()), OptionalLong.empty(), OptionalLong.empty()));
    }

    String name() {
        return name;
    }

    Rung rung(int place) {
        return rungs.rungs().get(place);
    }

    /** What runs, or is about to. */
    Rung current() {
        return rung(stepping.at().rung());
    }

    /** Whether there is something to step to. */
    boolean steps() {
        return spec.choosesModel() && rungs.rungs().size() > 1;
    }

    /** @param fps that are wanted now */
    void observe(long nanos, SlotStats stats, double fps) {
        wanted = fps;
        window.add(nanos, stats);
        if (!exchanging) {
            double seconds = window.inferenceSeconds();
            current()
                    .cost()
                    .ifPresent(cost -> correction = correction.observe(seconds, expected(cost, stats.requests())));
        }
    }

    /** Seconds of an inference beside as many others as there are requests. */
    private static double expected(Cost cost, int requests) {
        return Math.max(cost.latencyP50Seconds(), Math.min(requests, cost.requests()) / cost.throughput());
    }

    /** By what its rungs cost more now than when they were chosen; a device that is only less busy than when it was measured is no faster. */
    private double factor() {
        return wanted / current().fps() * Math.max(1, correction.ratio());
    }

    /** Cores that it takes now. */
    double cores() {
        return current().cores() * factor();
    }

    /** The part of its device that it takes now; 0 on the CPU. */
    double part() {
        return current().onCpu() ? 0 : current().share() * factor();
    }

    /**
     * What follows from how it fares.
     *
     * @param freeCores of the CPU, without its own
     * @param freePart of its device, likewise
     * @param held whether it must stay as it is
     */
    Optional<Step> after(long nanos, double freeCores, double freePart, boolean held) {
        Selection selection = spec.selection();
        Duration maxAge = selection == null ? Duration.ofSeconds(1) : selection.maxAge();
        LoadReading reading = new LoadReading(
                nanos,
                window.missed(wanted, maxAge),
                rungs.affordable(factor(), freeCores, freePart, spec.requests()),
                held || exchanging);
        Stepping.Outcome outcome = stepping.after(reading);
        stepping = outcome.next();
        exchanging |= outcome.step().isPresent();
        return outcome.step();
    }

    /** Whether the agent may put it on another device. */
    boolean moves() {
        return spec.selection() != null && !exchanging;
    }

    String device() {
        return current().candidate().device();
    }

    boolean fails() {
        return window.onlyFails();
    }

    boolean succeeds() {
        return window.onlySucceeds();
    }

    /** An exchange begins that is no step. */
    void begin() {
        exchanging = true;
    }

    /** Such an exchange came to nothing. */
    void stays() {
        exchanging = false;
        window.clear();
    }

    /** Such an exchange was made: it stands on another ladder now. */
    void moved(Rungs others) {
        rungs = others;
        stepping = standing(others.start());
        correction = Correction.NONE;
        stays();
    }

    /** The step was made. */
    void stepped() {
        exchanging = false;
        window.clear();
    }

    /** The step could not be made: what it went to is taken off the ladder. */
    void refused(Step step) {
        exchanging = false;
        rungs = rungs.without(step.to());
        stepping = standing(step.from() > step.to() ? step.from() - 1 : step.from());
    }
}
