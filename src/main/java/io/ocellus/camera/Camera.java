package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.frame.Mailbox;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One camera: what it is doing, and the capture thread that does it. A thread that is stuck in a call is abandoned and
 * replaced; only the current one can change the state. Safe from any thread.
 */
public final class Camera implements AutoCloseable {

    /** So many threads may be stuck at once; with one more the camera has failed. */
    static final int MAX_ABANDONED = 3;

    /** How long {@link #close()} waits for the capture thread. */
    static final Duration PATIENCE = Duration.ofMillis(800);

    private static final System.Logger LOG = System.getLogger(Camera.class.getName());

    private final String id;
    private final CameraSpec spec;
    private final Credentialed credentials;
    private final Map<String, Mailbox> mailboxes;
    private final Consumer<CameraReport> listener;
    private final Cameras.Surroundings surroundings;
    private final Counters counters = new Counters();
    private final HealthWatch health;
    private CameraState state;
    private @Nullable Capture current;
    private @Nullable Thread thread;
    private int abandoned;
    private int threads;
    private boolean closed;

    Camera(
            String id,
            CameraSpec spec,
            Credentialed credentials,
            Map<String, Mailbox> mailboxes,
            Consumer<CameraReport> listener,
            Cameras.Surroundings surroundings) {
        if (!mailboxes.keySet().equals(spec.views().keySet())) {
            throw new IllegalArgumentException("a camera needs one mailbox for each of its views");
        }
        this.id = id;
        this.spec = spec;
        this.credentials = credentials;
        this.mailboxes = Map.copyOf(mailboxes);
        this.listener = listener;
        this.surroundings = surroundings;
        health = new HealthWatch(spec);
        state = new CameraState.Disabled(surroundings.clock().now());
    }

    /** Begins to capture, unless the configuration switches the camera off. To be called once. */
    public synchronized void start() {
        if (closed || current != null) {
            throw new IllegalStateException("camera " + id + " was started or closed before");
        }
        if (!spec.enabled()) {
            become(new CameraState.Disabled(now()));
            return;
        }
        become(new CameraState.Connecting(now()));
        capture(surroundings.clock().nanos());
    }

    public String id() {
        return id;
    }

    public CameraSpec spec() {
        return spec;
    }

    public synchronized CameraState state() {
        return state;
    }

    public synchronized CameraStats stats() {
        boolean live = state instanceof CameraState.Live;
        return new CameraStats(
                id,
                state,
                counters.grabbed.get(),
                counters.sampled.get(),
                counters.drops.snapshot(),
                counters.reconnects.get(),
                abandoned,
                live ? counters.rate.rate() : 0,
                counters.width(),
                counters.height(),
                age(),
                health());
    }

    /** Ends it within a second, whatever the camera does. The listener is not called any more. */
    @Override
    public void close() {
        stop();
        awaitStop(System.nanoTime() + PATIENCE.toNanos());
    }

    /** The first half of closing: the capture thread is told to end. */
    synchronized void stop() {
        closed = true;
        state = new CameraState.Disabled(now());
        Capture capture = current;
        current = null;
        if (capture != null) {
            capture.watch().abandon();
        }
        if (thread != null) {
            thread.interrupt();
        }
        surroundings.forget().accept(this);
    }

    /**
     * The second half: waits for the capture thread, but no longer than until the deadline; it may be stuck.
     *
     * @param deadline by {@link System#nanoTime()}
     */
    void awaitStop(long deadline) {
        @Nullable Thread ending;
        synchronized (this) {
            ending = thread;
        }
        try {
            if (ending != null && !ending.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                LOG.log(System.Logger.Level.WARNING, "camera {0} does not answer: its thread is left behind", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks whether the capture thread is stuck; called a few times a second. */
    synchronized void watch() {
        Capture capture = current;
        if (capture == null
                || !(state instanceof CameraState.Running running)
                || !capture.watch().abandonIfLate(surroundings.clock().nanos())) {
            return;
        }
        current = null;
        abandoned++;
        boolean live = running instanceof CameraState.Live;
        CameraState.Stalled stalled =
                running.stalled(now(), live ? "no picture for " + seconds(spec.stallTimeout()) : "it does not answer");
        become(stalled);
        if (abandoned > MAX_ABANDONED) {
            become(stalled.givenUp(now(), abandoned + " capture threads are stuck in it"));
        } else {
            reopen(stalled.replaced(now(), surroundings.backoff()));
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    /** The first picture of an opening came. */
    synchronized void connected(Capture capture) {
        if (capture == current && state instanceof CameraState.Running running) {
            health.reopened();
            become(running.connected(now()));
        }
    }

    /** Its stream has held for {@link CameraState#STEADY}. Nothing to tell: it is live as before. */
    synchronized void steady(Capture capture) {
        if (capture == current && state instanceof CameraState.Live live) {
            state = live.steady();
        }
    }

    /** One of its pictures was looked at, at this moment of the stream's own time. */
    synchronized void looked(Capture capture, PictureStatistics look, long moment) {
        if (capture == current && state instanceof CameraState.Live && health.accept(look, moment)) {
            tell(now());
        }
    }

    /**
     * The source can't be opened or broke.
     *
     * @return when to open it again, by the monotonic clock
     */
    synchronized long lost(Capture capture, String reason) throws InterruptedException {
        if (capture != current || !(state instanceof CameraState.Running running)) {
            throw new InterruptedException("this capture thread is abandoned");
        }
        CameraState.Reconnecting next = running.lost(now(), reason, surroundings.backoff());
        become(next);
        return opening(next);
    }

    /** The source was read to its end. */
    synchronized void ended(Capture capture) {
        if (capture == current && state instanceof CameraState.Live live) {
            become(live.ended(now()));
        }
    }

    /** A capture thread has ended and released what it held. */
    synchronized void returned(Capture capture) {
        if (capture == current) {
            current = null;
            if (state instanceof CameraState.Running) { // an Error: what OpenCV still can do is unknown
                become(new CameraState.Failed(now(), "its capture thread died"));
            }
        } else if (!closed) {
            abandoned--;
            if (state instanceof CameraState.Failed failed) {
                reopen(failed.revived(now(), surroundings.backoff()));
            }
        }
    }

    String redact(String text) {
        return credentials.redact(text);
    }

    private void reopen(CameraState.Reconnecting next) {
        become(next);
        capture(opening(next));
    }

    private long opening(CameraState.Reconnecting next) {
        counters.reconnects.incrementAndGet();
        return surroundings.clock().nanos()
                + Duration.between(next.since(), next.until()).toNanos();
    }

    private void capture(long firstOpening) {
        CameraUrl url;
        try {
            url = CameraUrl.parse(spec.url());
        } catch (IllegalArgumentException e) {
            become(new CameraState.Failed(now(), redact(String.valueOf(e.getMessage()))));
            return;
        }
        List<View> views = spec.views().entrySet().stream()
                .map(e -> new View(new Sampler(e.getValue().fps()), mailbox(e.getKey())))
                .toList();
        PictureSource source = surroundings.sources().create(url, spec, credentials);
        Capture capture = new Capture(
                this, new CameraParts(url, spec, surroundings.clock(), counters), source, views, firstOpening);
        current = capture;
        thread = Thread.ofPlatform()
                .daemon()
                .name("camera-" + id + "-" + ++threads)
                .start(capture);
    }

    private Mailbox mailbox(String view) {
        return Objects.requireNonNull(mailboxes.get(view));
    }

    private void become(CameraState next) {
        state = next;
        tell(next.since());
    }

    private void tell(Instant since) {
        CameraReport report = new CameraReport(id, since, state.phase(), health(), redact(reason()), age());
        try {
            listener.accept(report);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the listener of camera " + id + " failed", e);
        }
    }

    private @Nullable Health health() {
        return state instanceof CameraState.Live ? health.told() : null;
    }

    private String reason() {
        return state instanceof CameraState.Live ? health.sentence() : state.reason();
    }

    private long age() {
        return counters.frameAgeMillis(surroundings.clock().nanos());
    }

    private Instant now() {
        return surroundings.clock().now();
    }
}
