package io.ocellus.inference;

import io.ocellus.frame.Drops.Reason;
import io.ocellus.frame.Mailbox;
import io.ocellus.report.Observation;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a camera's pictures on its way through a {@link ModelSlot}: the camera offers frames to its {@link #mailbox}, and
 * its observations come in the order of capture. Closed when it is no longer wanted.
 */
public final class View implements AutoCloseable {

    /** What a view without a target counts as when it competes with others. */
    private static final double NOMINAL_FPS = 25;

    private final ViewPlan plan;
    private final ViewQueue queue;
    private final Mailbox mailbox;
    private final Delivery delivery;
    private final LongAdder observed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile Drops drops = Drops.of(0, 0);

    /** Guarded by the queue. */
    private double due;

    /** The frames lost so far, with the map that says so in each observation until it changes. */
    private record Drops(long superseded, long failed, Map<String, Long> byReason) {

        static Drops of(long superseded, long failed) {
            return new Drops(superseded, failed, Map.of("superseded", superseded, "failed", failed));
        }
    }

    View(ViewPlan plan, ViewQueue queue, Consumer<Observation> sink) {
        this.plan = plan;
        this.queue = queue;
        this.mailbox = new Mailbox(plan.lossless(), queue::ring);
        this.delivery = new Delivery(sink);
    }

    public ViewPlan plan() {
        return plan;
    }

    /** Where the camera puts this view's frames. */
    public Mailbox mailbox() {
        return mailbox;
    }

    Delivery delivery() {
        return delivery;
    }

    boolean isReady() {
        return !mailbox.isEmpty() && !delivery.isFull();
    }

    /** When the frame after the last one is due, in the queue's virtual time. */
    double due() {
        return due;
    }

    /** A frame was taken at {@code start} in virtual time: the next one is due a period later. */
    void taken(double start) {
        due = start + 1 / (plan.fps() > 0 ? plan.fps() : NOMINAL_FPS);
    }

    /** Ends a frame's way, whatever became of it. */
    void complete(long ticket, @Nullable Observation observation) {
        (observation == null ? failed : observed).increment();
        boolean wasFull = delivery.isFull();
        delivery.complete(ticket, observation);
        if (wasFull) {
            queue.ring();
        }
    }

    /** Frames lost so far by reason; the same map until a number changes. */
    Map<String, Long> drops() {
        Drops known = drops;
        long superseded = mailbox.drops().of(Reason.SUPERSEDED);
        long failures = failed.sum();
        if (known.superseded != superseded || known.failed != failures) {
            known = Drops.of(superseded, failures);
            drops = known;
        }
        return known.byReason;
    }

    /** How it fares now. */
    public ViewStats stats() {
        return new ViewStats(
                plan.camera(), plan.view(), observed.sum(), mailbox.drops().of(Reason.SUPERSEDED), failed.sum());
    }

    /** Takes no more frames and delivers no more observations, but for one that is being delivered at this moment. */
    @Override
    public void close() {
        queue.remove(this);
        mailbox.close();
        delivery.close();
    }
}
