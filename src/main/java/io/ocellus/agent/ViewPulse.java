package io.ocellus.agent;

import io.ocellus.inference.View;
import io.ocellus.inference.ViewStats;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether a view moves: it finishes a frame while one waits for it. For one thread. */
final class ViewPulse {

    /** Looks for which it may let a frame wait: with many views on a slow model each is served rarely. */
    static final int PATIENCE = 60;

    private final String id;
    private final Supplier<ViewStats> stats;
    private final BooleanSupplier waiting;
    private long finished;
    private long observed;
    private long failedBefore;
    private int looks;
    private boolean failing;

    ViewPulse(View view) {
        this(view.plan().id(), view::stats, () -> !view.mailbox().isEmpty());
    }

    /** @param waiting whether a frame waits for a worker */
    ViewPulse(String id, Supplier<ViewStats> stats, BooleanSupplier waiting) {
        this.id = id;
        this.stats = stats;
        this.waiting = waiting;
    }

    /** Looks at it. */
    boolean standsStill() {
        ViewStats now = stats.get();
        long done = now.observed() + now.failed();
        looks = waiting.getAsBoolean() && done == finished ? looks + 1 : 0;
        finished = done;
        if (now.observed() != observed) {
            observed = now.observed();
            failedBefore = now.failed();
        }
        failing = now.failed() > failedBefore;
        return looks >= PATIENCE;
    }

    /** Whether no frame was classified since one failed. */
    boolean failing() {
        return failing;
    }

    String id() {
        return id;
    }

    String sentence() {
        return "a frame of view " + id() + " waits for " + looks + " s and none is finished";
    }
}
