package io.ocellus.inference;

import io.ocellus.frame.Frame;
import io.ocellus.report.Observation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which view is served next: of those with a frame the one that has waited longest relative to its target rate. So a view
 * with few frames is served at once, and views with more than the workers can do get shares in proportion to their targets.
 * Workers sleep here until a mailbox rings.
 */
final class ViewQueue {

    private final LongSupplier nanoTime;
    private final List<View> views = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition stopped = lock.newCondition();

    ViewQueue(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    View add(ViewPlan plan, Consumer<Observation> sink) {
        View view = new View(plan, this, sink, nanoTime.getAsLong());
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
            view.served(nanoTime.getAsLong());
            task.begin(view, frame, view.delivery().issue());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable View next() {
        long now = nanoTime.getAsLong();
        View best = null;
        double most = 0;
        for (View view : views) {
            if (view.isReady()) {
                double overdue = view.overdue(now);
                if (best == null || overdue > most) {
                    best = view;
                    most = overdue;
                }
            }
        }
        return best;
    }
}
