package io.ocellus.inference;

import io.ocellus.report.Observation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a view's observations back into the order of capture, although several workers make them. Each frame takes a ticket
 * when it is taken; whoever completes the next one due delivers it, and what others completed meanwhile, outside any lock. So
 * the sink runs on one thread at a time, and nobody waits for it.
 */
final class Delivery {

    /** Frames of one view that may be under way; more are not taken, so that a slow sink can't fill the memory. */
    static final int WINDOW = 64;

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final Object SKIPPED = new Object();

    private final Consumer<Observation> sink;
    private final @Nullable Object[] completed = new @Nullable Object[WINDOW];
    private long issued;
    private long next;
    private boolean delivering;
    private boolean closed;

    Delivery(Consumer<Observation> sink) {
        this.sink = sink;
    }

    synchronized boolean isFull() {
        return issued - next >= WINDOW;
    }

    /** The ticket of the next frame; it must be completed, or all later ones wait. */
    synchronized long issue() {
        return issued++;
    }

    /** Completes a ticket; null where nothing became of the frame. */
    void complete(long ticket, @Nullable Observation observation) {
        synchronized (this) {
            completed[(int) (ticket % WINDOW)] = observation == null ? SKIPPED : observation;
            if (delivering) {
                return;
            }
            delivering = true;
        }
        for (Object due = nextDue(); due != null; due = nextDue()) {
            if (due instanceof Observation each) {
                deliver(each);
            }
        }
    }

    private synchronized @Nullable Object nextDue() {
        int at = (int) (next % WINDOW);
        Object due = completed[at];
        if (due == null) {
            delivering = false;
            return null;
        }
        completed[at] = null;
        next++;
        return closed ? SKIPPED : due;
    }

    private void deliver(Observation observation) {
        try {
            sink.accept(observation);
        } catch (RuntimeException | Error e) { // a worker that dies of it would darken its views
            LOG.log(
                    System.Logger.Level.ERROR,
                    "an observation of " + observation.camera() + "/" + observation.view() + " was lost",
                    e);
        }
    }

    /** Nothing is delivered from now on, but for what is being delivered at this moment. */
    synchronized void close() {
        closed = true;
    }
}
