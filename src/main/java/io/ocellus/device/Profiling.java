package io.ocellus.device;

import io.ocellus.inference.Engine;
import io.ocellus.inference.NoSuchDeviceException;
import io.ocellus.model.ModelException;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.plan.Cost;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures candidates within a time, each once: what is known and still holds is not measured again. For one thread. */
public final class Profiling {

    private final Profiler profiler;
    private final DeviceInventory here;
    private final ProfileStore store;
    private final InstantSource clock;

    /**
     * @param engine stays the caller's; nothing else should infer meanwhile
     * @param store where figures are looked up and kept
     */
    public Profiling(Engine engine, DeviceInventory here, ProfileStore store, InstantSource clock) {
        this.profiler = new Profiler(engine);
        this.here = here;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What came of a candidate.
     *
     * @param cost null where it can't run
     * @param known whether it was measured earlier
     * @param note why it can't run, why it was measured again, or what disturbed it; may be empty
     */
    public record Result(Trial trial, @Nullable Cost cost, boolean known, String note) {}

    /**
     * Measures what is not known, in the order given, with equal shares of the time: what one does not need is for the others.
     *
     * @param told each as soon as it is there
     * @throws IOException where a figure can't be kept
     */
    public List<Result> run(List<Trial> trials, Duration time, Consumer<Result> told) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long unknown = trials.stream().filter(trial -> !isKnown(trial)).count();
        List<Result> results = new ArrayList<>();
        for (Trial trial : trials) {
            Result result;
            if (isKnown(trial)) {
                Cost known = store.find(trial.candidate(), here).orElseThrow();
                result = new Result(trial, known, true, "");
            } else {
                result = measure(trial, Duration.ofNanos(Math.max(0, end - System.nanoTime()) / unknown));
                unknown--;
            }
            results.add(result);
            told.accept(result);
        }
        return results;
    }

    private boolean isKnown(Trial trial) {
        return store.find(trial.candidate(), here).isPresent();
    }

    private Result measure(Trial trial, Duration share) throws IOException {
        String stale = store.staleness(trial.candidate(), here);
        Profiler.Outcome outcome;
        try {
            outcome = profiler.measure(trial, 0, share);
        } catch (NoSuchDeviceException | ModelException | OpenVinoException e) {
            return new Result(trial, null, false, String.valueOf(e.getMessage()));
        }
        store.keep(trial.candidate(), outcome.cost(), here, clock.instant());
        String note = stale.isEmpty() ? "" : "measured again: " + stale;
        if (outcome.disturbed()) {
            note = (note.isEmpty() ? "" : note + "; ") + "something else used the CPU meanwhile";
        }
        return new Result(trial, outcome.cost(), false, note);
    }
}
