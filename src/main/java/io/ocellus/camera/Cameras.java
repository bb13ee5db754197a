package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.Local.Credentials;
import io.ocellus.frame.Mailbox;
import io.ocellus.frame.OpenCv;
import io.ocellus.report.CameraReport;
import io.ocellus.retry.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes cameras and watches over all of them with one thread. Safe from any thread. */
public final class Cameras implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Cameras.class.getName());

    /**
     * A camera that is away costs one refused connection at each attempt, so the cap is what somebody may wait for it once
     * it is back: it takes half a minute or more to restart, and finds the back-off at its cap.
     */
    private static final Backoff BACKOFF = new Backoff(
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            () -> ThreadLocalRandom.current().nextDouble());

    private static final long WATCH_MILLIS = 200;

    private final Surroundings surroundings;
    private final Set<Camera> cameras = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> watching;

    /** What a camera needs of the world. */
    record Surroundings(Sources sources, CaptureClock clock, Backoff backoff, Consumer<Camera> forget) {}

    /**
     * Loads OpenCV where that has not happened yet.
     *
     * @param media the folder below which {@code file:} and {@code folder:} cameras are found; null allows any path
     */
    public Cameras(@Nullable Path media) {
        this(Sources.real(media), CaptureClock.system(), BACKOFF);
    }

    Cameras(Sources sources, CaptureClock clock, Backoff backoff) {
        OpenCv.load();
        surroundings = new Surroundings(sources, clock, backoff, cameras::remove);
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("camera-watch").factory());
        watching = timer.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Makes a camera; it captures nothing before {@link Camera#start()}. A wrong URL shows in its state.
     *
     * @param credentials what {@code spec.credentials()} names, or null
     * @param mailboxes one a view, by the view's id; they stay the caller's to close, after the camera
     * @param listener told of each state in order; must not block
     */
    public Camera create(
            String id,
            CameraSpec spec,
            @Nullable Credentials credentials,
            Map<String, Mailbox> mailboxes,
            Consumer<CameraReport> listener) {
        Camera camera = new Camera(id, spec, new Credentialed(credentials), mailboxes, listener, surroundings);
        cameras.add(camera);
        return camera;
    }

    private void watch() {
        for (Camera camera : cameras) {
            try {
                camera.watch();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the watch over camera " + camera.id() + " failed", e);
            }
        }
    }

    /** Closes all cameras at once: within a second, whatever they do. */
    @Override
    public void close() {
        watching.cancel(false);
        timer.shutdown();
        Set<Camera> closing = Set.copyOf(cameras);
        closing.forEach(Camera::stop);
        long deadline = System.nanoTime() + Camera.PATIENCE.toNanos();
        closing.forEach(c -> c.awaitStop(deadline));
    }
}
