package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.frame.Drops;
import io.ocellus.frame.Frame;
import io.ocellus.frame.FramePool;
import io.ocellus.report.ClassificationResult.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * The work of one capture thread: opens the source, grabs every picture at the stream's pace, retrieves those that are due
 * into pooled buffers and lends them to the views. It owns its source and its buffers and releases them when it returns,
 * however late that is; once abandoned it delivers nothing more.
 */
final class Capture implements Runnable {

    /** For what comes on top of the back-end's own time-outs before a call counts as stuck. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Capture.class.getName());

    private final Camera camera;
    private final CameraUrl url;
    private final CameraSpec spec;
    private final CaptureClock clock;
    private final Counters counters;
    private final PictureSource source;
    private final FramePool pool;
    private final List<View> views;
    private final Sampler sampler;
    private final Masks masks;
    private final @Nullable PictureLook look;
    private final MediaTime media = new MediaTime();
    private final CallWatch watch = new CallWatch();
    private final boolean lossless;
    private final long firstOpening;
    private long number;
    private long steadyFrom;
    private boolean steady;

    /**
     * @param firstOpening when it may open the source, by the monotonic clock
     */
    Capture(Camera camera, CameraParts parts, PictureSource source, List<View> views, long firstOpening) {
        this.camera = camera;
        this.url = parts.url();
        this.spec = parts.spec();
        this.clock = parts.clock();
        this.counters = parts.counters();
        this.source = source;
        this.views = views;
        this.firstOpening = firstOpening;
        sampler = new Sampler(spec.fps());
        masks = new Masks(spec.mask());
        look = HealthWatch.isJudged(spec) ? new PictureLook(url.live()) : null;
        lossless = !url.live() && spec.pace() == CameraSpec.Pace.FAST;
        // Each view can hold one in its mailbox and one at a worker; one is being filled.
        pool = new FramePool(2 * views.size() + 1);
    }

    CallWatch watch() {
        return watch;
    }

    @Override
    public void run() {
        try (pool;
                source;
                look) {
            clock.sleepUntil(firstOpening);
            while (!hasEnded()) {
                // lost: the source is opened again
            }
            camera.ended(this);
        } catch (InterruptedException e) {
            // abandoned or closed: the way out is the same
        } finally {
            camera.returned(this);
        }
    }

    /** Reads the source until its end, or until it is lost and the back-off is over. */
    private boolean hasEnded() throws InterruptedException {
        try {
            stream();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (SourceException e) {
            clock.sleepUntil(camera.lost(this, message(e)));
        } catch (
                Exception e) { // a worker's bell, or OpenCV's exception where its class is unknown: never a dark camera
            LOG.log(System.Logger.Level.ERROR, "a capture thread of " + url + " failed", e);
            clock.sleepUntil(camera.lost(this, message(e)));
        }
        return false;
    }

    private void stream() throws SourceException, InterruptedException {
        open();
        media.start(clock.now(), clock.nanos());
        number = 0;
        sampler.reset();
        views.forEach(v -> v.sampler().reset());
        long readable = 0;
        while (true) {
            if (grab()) {
                readable += take() ? 1 : 0;
            } else if (url.live()) {
                throw new SourceException(url + " broke off");
            } else if (readable == 0) {
                throw new SourceException(url + " has no picture that can be read");
            } else if (spec.loop()) {
                open();
                media.nextRound();
                readable = 0;
            } else {
                return;
            }
        }
    }

    private void open() throws SourceException, InterruptedException {
        Duration limit = spec.openTimeout().plus(spec.readTimeout()).plus(GRACE);
        call(limit, () -> {
            source.greet();
            return true;
        });
        PictureSource.Turn turn = source.turn();
        try (turn) {
            call(limit, () -> {
                source.open();
                return true;
            });
        }
    }

    private boolean grab() throws SourceException, InterruptedException {
        return call(spec.stallTimeout(), source::grab);
    }

    /** What to do with the grabbed picture. False: it can't be read. */
    private boolean take() throws SourceException, InterruptedException {
        if (!url.live()) {
            media.at(source.positionNanos());
            if (!lossless) {
                clock.sleepUntil(media.due());
            }
        }
        long captured = clock.nanos();
        Instant time = url.live() ? clock.now() : media.time();
        number++;
        counters.grabbed(captured);
        prove(captured);
        long moment = url.live() ? captured : media.nanos();
        return !isDue(moment) || deliver(moment, captured, time);
    }

    /** With its first picture a stream is live, with one that comes long enough after it steady. */
    private void prove(long captured) {
        if (number == 1) {
            steadyFrom = captured + CameraState.STEADY.toNanos();
            steady = false;
            camera.connected(this);
        } else if (!steady && captured - steadyFrom >= 0) {
            steady = true;
            camera.steady(this);
        }
    }

    private boolean isDue(long moment) {
        if (sampler.isDue(moment)) {
            for (View view : views) {
                if (view.sampler().isDue(moment)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean deliver(long moment, long captured, Instant time) throws SourceException, InterruptedException {
        try (Frame frame = lossless ? pool.take() : pool.acquire()) {
            if (frame == null) {
                lost(moment, Drops.Reason.NO_BUFFER);
                return true;
            }
            if (!call(spec.stallTimeout(), () -> source.retrieve(frame.mat()))) {
                lost(moment, Drops.Reason.UNREADABLE);
                return false;
            }
            look(frame.mat(), moment); // before the masks, which are black by design
            masks.blacken(frame.mat());
            frame.describe(number, time, captured, url.live() ? Clock.ARRIVAL : Clock.FILE);
            counters.sampled(frame.mat());
            sampler.taken(moment);
            for (View view : views) {
                if (view.sampler().isDue(moment)) {
                    view.sampler().taken(moment);
                    view.mailbox().offer(frame.retain());
                }
            }
            return true;
        }
    }

    private void look(Mat picture, long moment) {
        PictureStatistics seen = look == null ? null : look.at(picture, moment);
        if (seen != null) {
            camera.looked(this, seen, moment);
        }
    }

    /** Nobody gets this picture; the next one is due. */
    private void lost(long moment, Drops.Reason reason) {
        counters.drops.count(reason);
        for (View view : views) {
            if (view.sampler().isDue(moment)) {
                view.mailbox().drops().count(reason);
            }
        }
    }

    /** A call that nobody can interrupt, under the watch of the camera. */
    private boolean call(Duration limit, Callable<Boolean> work) throws SourceException, InterruptedException {
        watch.enter(clock.nanos() + limit.toNanos());
        try {
            return work.call();
        } catch (SourceException | InterruptedException e) {
            throw e;
        } catch (Exception e) { // CvException, or Exception itself where OpenCV's own class can't be found
            throw new SourceException(camera.redact(url + ": " + message(e)));
        } finally {
            watch.leave();
        }
    }

    private static String message(Exception e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.strip();
    }
}
