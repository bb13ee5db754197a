package io.ocellus.doctor;

import io.ocellus.camera.Camera;
import io.ocellus.camera.CameraStats;
import io.ocellus.camera.Cameras;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.Local;
import io.ocellus.config.Settings;
import io.ocellus.frame.Mailbox;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Each camera: does it open, how large are its pictures and how many come? All at once, each within its own time-outs. */
final class CameraCheck {

    private static final Duration COUNTING = Duration.ofSeconds(2);

    private CameraCheck() {}

    static void look(Settings settings, Consumer<Finding> told) throws InterruptedException {
        Map<String, Trial> trials = new LinkedHashMap<>();
        try (Cameras cameras = new Cameras(settings.local().media())) {
            settings.spec().cameras().forEach((id, spec) -> {
                if (spec.enabled()) {
                    trials.put(id, new Trial(cameras, id, spec, settings.local()));
                } else {
                    told.accept(Finding.good("camera " + id, "is switched off by its configuration"));
                }
            });
            for (Trial trial : trials.values()) {
                told.accept(trial.judge());
            }
        } finally {
            trials.values().forEach(Trial::close);
        }
    }

    /** One camera on trial: opened when made. */
    private static final class Trial implements AutoCloseable {

        private final String subject;
        private final CameraSpec spec;
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final AtomicReference<String> reason = new AtomicReference<>("");
        private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
        private final Camera camera;
        private final long began = System.nanoTime();

        Trial(Cameras cameras, String id, CameraSpec spec, Local local) {
            this.subject = "camera " + id;
            this.spec = spec;
            spec.views().keySet().forEach(view -> mailboxes.put(view, new Mailbox(false, arrived::countDown)));
            String name = spec.credentials();
            Local.Credentials credentials =
                    name == null ? null : local.credentials().get(name);
            camera = cameras.create(id, spec, credentials, mailboxes, report -> {
                if (!report.reason().isEmpty()) {
                    reason.compareAndSet("", report.reason());
                }
            });
            camera.start();
        }

        Finding judge() throws InterruptedException {
            Duration limit = spec.openTimeout().plus(spec.readTimeout());
            long left = limit.toNanos() - (System.nanoTime() - began);
            if (!arrived.await(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                String why = reason.get();
                return Finding.bad(
                        subject, why.isEmpty() ? "no picture came within " + limit.toSeconds() + " s" : why, remedy());
            }
            TimeUnit.NANOSECONDS.sleep(COUNTING.toNanos());
            CameraStats stats = camera.stats();
            String fact = spec.displayUrl() + ", " + stats.width() + "x" + stats.height();
            return Finding.good(
                    subject,
                    stats.fps() > 0
                            ? fact + String.format(Locale.ROOT, ", %.1f pictures a second", stats.fps())
                            : fact);
        }

        private String remedy() {
            return switch (spec.url().substring(0, spec.url().indexOf(':'))) {
                case "v4l2" ->
                    "stop what else uses it, the agent too (sudo systemctl stop ocellus); list cameras with: v4l2-ctl --list-devices";
                case "file", "folder" -> "check the path, and that this user may read it";
                default ->
                    "try its URL with ffprobe on this machine; check its power, its network and local.credentials";
            };
        }

        @Override
        public void close() {
            camera.close();
            mailboxes.values().forEach(Mailbox::close);
        }
    }
}
