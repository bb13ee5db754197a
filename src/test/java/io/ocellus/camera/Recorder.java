package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.Local.Credentials;
import io.ocellus.frame.Frame;
import io.ocellus.frame.Mailbox;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.report.ClassificationResult.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/** A camera with a worker for each view that takes every frame at once and keeps what it looked like. */
final class Recorder implements AutoCloseable {

    /** A frame that came, and its first pixel's first channel. */
    record Seen(
            String view, long number, Instant time, Clock clock, int width, int height, int channels, double corner) {}

    final Camera camera;
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final List<CameraReport> reports = new CopyOnWriteArrayList<>();
    final Map<String, Mailbox> mailboxes = new HashMap<>();

    Recorder(Cameras cameras, CameraSpec spec, @Nullable Credentials credentials) {
        boolean lossless = spec.pace() == CameraSpec.Pace.FAST;
        for (String view : spec.views().keySet()) {
            mailboxes.put(view, new Mailbox(lossless, () -> take(view)));
        }
        camera = cameras.create("cam1", spec, credentials, mailboxes, reports::add);
    }

    static Recorder start(Cameras cameras, Specs specs) {
        Recorder recorder = new Recorder(cameras, specs.spec(), null);
        recorder.camera.start();
        return recorder;
    }

    private void take(String view) {
        try (Frame frame = mailbox(view).poll()) {
            if (frame != null) {
                Mat mat = frame.mat();
                seen.add(new Seen(
                        view,
                        frame.number(),
                        frame.time(),
                        frame.clock(),
                        mat.cols(),
                        mat.rows(),
                        mat.channels(),
                        mat.get(0, 0)[0]));
            }
        }
    }

    Mailbox mailbox(String view) {
        return Objects.requireNonNull(mailboxes.get(view));
    }

    List<Phase> phases() {
        return reports.stream().map(CameraReport::phase).toList();
    }

    boolean reached(Phase phase) {
        return phases().contains(phase);
    }

    @Override
    public void close() {
        camera.close();
        mailboxes.values().forEach(Mailbox::close);
    }
}
