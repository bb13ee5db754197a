package io.ocellus.inference;

import io.ocellus.report.AuditEvent;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What a slot's workers count, and the events when inference begins to fail and when it works again. */
final class SlotCounters {

    private static final System.Logger LOG = System.getLogger(SlotCounters.class.getName());

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MAX_DOUBLINGS = 6;

    final Stopwatch waited = new Stopwatch();
    final Stopwatch preprocessed = new Stopwatch();
    final Stopwatch inferred = new Stopwatch();

    private final String slot;
    private final Consumer<AuditEvent> events;
    private final InstantSource clock;
    private final LongAdder inferences = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    /** Failures since the last success. */
    private final AtomicInteger inARow = new AtomicInteger();

    SlotCounters(String slot, Consumer<AuditEvent> events, InstantSource clock) {
        this.slot = slot;
        this.events = events;
        this.clock = clock;
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    void succeeded() {
        inFlight.decrementAndGet();
        inferences.increment();
        if (inARow.get() > 0 && inARow.getAndSet(0) > 0) {
            tell("inference.recovered", "Classifier " + slot + " works again", Map.of("classifier", slot));
        }
    }

    void failed(View view, Throwable cause) {
        inFlight.decrementAndGet();
        failures.increment();
        LOG.log(System.Logger.Level.DEBUG, "an inference failed", cause);
        if (inARow.getAndIncrement() == 0) {
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            tell(
                    "inference.failed",
                    "Classifier " + slot + " fails on view " + view.plan().id() + ": " + reason,
                    Map.of("classifier", slot, "view", view.plan().id()));
        }
    }

    /** How long a worker rests before its next frame, so that what fails again and again does not eat a core. */
    long pauseNanos() {
        int failed = inARow.get();
        return failed == 0 ? 0 : FIRST_PAUSE << Math.min(failed - 1, MAX_DOUBLINGS);
    }

    long inferences() {
        return inferences.sum();
    }

    long failures() {
        return failures.sum();
    }

    int inFlight() {
        return inFlight.get();
    }

    private void tell(String code, String message, Map<String, Object> fields) {
        try {
            events.accept(new AuditEvent(clock.instant(), code, message, fields));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an event was lost: " + message, e);
        }
    }
}
