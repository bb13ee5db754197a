package io.ocellus.inference;

import io.ocellus.frame.Frame;
import io.ocellus.report.Observation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which view is served next: of those with a frame the one that was served least recently relative to its target rate. So a
 * view with few frames is served at once, and views with more than the workers can do get shares in proportion to their
 * targets. Workers sleep here until a mailbox rings.
 *
 * <p>It is start-time fair queueing (Goyal, Vin, Cheng: SIGCOMM 1996): time is virtual and moves with the frames that are
 * served; a view's next frame is due one period after its last; a view that had no frames gets no credit for it.
 */
final class ViewQueue {

    private final List<View> views = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition stopped = lock.newCondition();
    /** Virtual time: when the frame that was served last was due, in seconds of its view's target rate. */
    private double time;

    View add(ViewPlan plan, Consumer<Observation> sink) {
        View view = new View(plan, this, sink);
        views.add(view);
        return view;
    }

    void remove(View view) {
        views.remove(view);
    }

    List<View> views() {
        return views;
    }

    /** A frame has arrived, or may be taken now: wakes one worker. */
    void ring() {
        lock.lock();
        try {
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Makes a change that no {@link #poll} overlaps, and wakes all workers to see it. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            arrived.signalAll();
            stopped.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps until some view has a frame, or {@code stop} says that there is nothing to wait for. */
    void await(BooleanSupplier stop) throws InterruptedException {
        lock.lock();
        try {
            while (!stop.getAsBoolean() && next() == null) {
                arrived.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps for so long, or until {@code stop} says that there is nothing to wait for. */
    void pause(long nanos, BooleanSupplier stop) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !stop.getAsBoolean()) {
                left = stopped.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next view's frame, put into {@code task}; false where there is none, or {@code stop} forbids it. */
    boolean poll(Task task, BooleanSupplier stop) {
        lock.lock();
        try {
            View view = stop.getAsBoolean() ? null : next();
            Frame frame = view == null ? null : view.mailbox().poll();
            if (view == null || frame == null) {
                return false;
            }
            time = Math.max(time, view.due());
            view.taken(time);
            task.begin(view, frame, view.delivery().issue());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Of those that are due already the one that was due first. */
    private @Nullable View next() {
        View best = null;
        for (View view : views) {
            if (view.isReady() && (best == null || view.due() < best.due())) {
                best = view;
            }
        }
        return best;
    }
}
