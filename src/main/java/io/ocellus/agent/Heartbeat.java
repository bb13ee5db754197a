package io.ocellus.agent;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The agent's own timer: lets time pass in the views, looks after the frame path, and publishes the metrics. */
final class Heartbeat implements AutoCloseable {

    /** What it means that it is not {@link #isAlive()}. */
    static final String DEAD = "the agent's timer has not come round for 10 s: a view's results are stuck";

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
    private static final long TICK_MILLIS = 250;
    private static final long LOOK_SECONDS = 1;
    private static final long METRICS_SECONDS = 60;
    private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Iterable<CameraLine> cameras;
    private final Consumer<Report> told;
    private final Clock clock;
    private final ClockWatch watch = new ClockWatch();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final Future<?> ticking;
    private final Future<?> looking;
    private final Future<?> telling;
    private volatile long beat = System.nanoTime();

    /** @param cameras those at work, at each beat anew */
    Heartbeat(Iterable<CameraLine> cameras, Runnable look, Runnable metrics, Consumer<Report> told, Clock clock) {
        this.cameras = cameras;
        this.told = told;
        this.clock = clock;
        ticking = timer.scheduleWithFixedDelay(guarded(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        looking = timer.scheduleWithFixedDelay(guarded(look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        telling = timer.scheduleAtFixedRate(guarded(metrics), METRICS_SECONDS, METRICS_SECONDS, TimeUnit.SECONDS);
    }

    private void tick() {
        long before = System.nanoTime();
        Instant now = clock.instant();
        long nanos = System.nanoTime();
        Duration jump = watch.look(before, now, nanos);
        if (!jump.isZero()) {
            told.accept(event(jump, now));
            eachPipeline(pipeline -> pipeline.clockMoved(jump, now, nanos));
        }
        eachPipeline(pipeline -> pipeline.tick(now, nanos));
        beat = nanos;
    }

    private void eachPipeline(Consumer<ViewPipeline> work) {
        cameras.forEach(camera -> camera.views().forEach(view -> work.accept(view.pipeline())));
    }

    private static AuditEvent event(Duration jump, Instant now) {
        double seconds = jump.toMillis() / 1e3;
        return new AuditEvent(
                now,
                "clock.jumped",
                "The system's clock was set " + (jump.isNegative() ? "back" : "forward") + " by " + Math.abs(seconds)
                        + " s: times told before are in the old time.",
                Map.of("seconds", seconds));
    }

    /** A timer task that throws is never run again. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the heartbeat failed once", e);
            }
        };
    }

    /** False where no beat came for ten seconds: a view's lock is held for ever. */
    boolean isAlive() {
        return System.nanoTime() - beat < DEAD_NANOS;
    }

    @Override
    public void close() {
        ticking.cancel(false);
        looking.cancel(false);
        telling.cancel(false);
        timer.shutdown();
    }
}
