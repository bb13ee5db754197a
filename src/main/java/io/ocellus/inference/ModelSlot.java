package io.ocellus.inference;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Observation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A classifier at work, once it has a model: one that can be exchanged under load, the workers that it needs, and the views that it serves.
 * Labels, shape and temperature travel with the model, so each observation is of one model whole. Safe from any thread.
 */
public final class ModelSlot implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ModelSlot.class.getName());

    /** An inference that takes longer is left to end by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Semaphore cores;
    private final ViewQueue queue = new ViewQueue();
    private final SlotCounters counters;
    private @Nullable Crew crew;
    private boolean closed;

    /** Made by {@link Engine#slot}. */
    ModelSlot(String name, Semaphore cores, Consumer<AuditEvent> events, InstantSource clock) {
        this.name = name;
        this.cores = cores;
        this.counters = new SlotCounters(name, events, clock);
    }

    /**
     * A new view of a camera.
     *
     * @param sink takes its observations in the order of capture, on one thread at a time; must not block
     * @throws IllegalStateException where the slot is closed
     */
    public synchronized View add(ViewPlan plan, Consumer<Observation> sink) {
        requireOpen();
        return queue.add(plan, sink);
    }

    /**
     * Puts a model in: the first, or another. Frames taken before are finished by the old model, which is then closed; all
     * later ones go to the new one. No frame is lost by it, and no view sees the old model after the new one.
     *
     * @param next handed over: the slot closes it, also where this fails
     * @throws IllegalStateException where the slot is closed
     */
    public synchronized void exchange(LoadedModel next) {
        if (closed) {
            next.close();
        }
        requireOpen();
        retire();
        Crew taking = new Crew(next, queue, cores);
        taking.start(name, counters);
        crew = taking;
    }

    /** The crew that was at work, if any; it takes no more frames. */
    private synchronized @Nullable Crew retire() {
        Crew old = crew;
        if (old != null) {
            queue.change(old::retire);
        }
        return old;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the classifier " + name + " was stopped");
        }
    }

    private synchronized LoadedModel loaded() {
        if (crew == null) {
            throw new IllegalStateException("the classifier " + name + " has no model yet");
        }
        return crew.model();
    }

    /**
     * The model that takes the next frame.
     *
     * @throws IllegalStateException where the slot has none yet
     */
    public Observation.Model model() {
        return loaded().identity();
    }

    /**
     * How the slot fares now.
     *
     * @throws IllegalStateException where the slot has no model yet
     */
    public SlotStats stats() {
        LoadedModel model;
        Observation.Model identity;
        synchronized (this) {
            model = loaded();
            identity = closed ? model.identity() : model.refreshIdentity();
        }
        return new SlotStats(
                identity,
                model.requests(),
                counters.inferences(),
                counters.failures(),
                counters.inFlight(),
                counters.waited.read(),
                counters.preprocessed.read(),
                counters.inferred.read(),
                queue.views().stream().map(View::stats).toList());
    }

    /** Stops the workers, closes the views and, once no inference runs, the model. Waits for two seconds at most. */
    @Override
    public void close() {
        Crew last;
        synchronized (this) {
            closed = true;
            last = retire();
        }
        queue.views().forEach(View::close);
        try {
            if (last != null && !last.awaitEnd(PATIENCE)) {
                LOG.log(System.Logger.Level.WARNING, "classifier {0} was left while an inference runs", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
