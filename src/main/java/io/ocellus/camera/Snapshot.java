package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.Local.Credentials;
import io.ocellus.config.Region;
import io.ocellus.config.ViewSpec;
import io.ocellus.frame.Frame;
import io.ocellus.frame.Mailbox;
import io.ocellus.report.CameraReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One picture of a camera with its views and masks drawn in, so that nobody sets a rectangle blind. */
public final class Snapshot {

    private static final String VIEW = "snapshot";
    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png");

    private final Cameras cameras;

    /**
     * @param cameras stays the caller's to close
     */
    public Snapshot(Cameras cameras) {
        this.cameras = cameras;
    }

    /**
     * Opens the camera, takes its first picture and closes it again.
     *
     * @param out the file to write; its name ends in .jpg, .jpeg or .png
     * @param timeout for the picture to come
     * @throws SourceException with one sentence: the file can't be written, or no picture came and why
     */
    public void take(CameraSpec spec, @Nullable Credentials credentials, Path out, Duration timeout)
            throws SourceException, InterruptedException {
        check(out);
        CountDownLatch arrived = new CountDownLatch(1);
        AtomicReference<String> reason = new AtomicReference<>("");
        Consumer<CameraReport> listener = report -> {
            if (!report.reason().isEmpty()) {
                reason.set(report.reason());
            }
        };
        try (Mailbox mailbox = new Mailbox(false, arrived::countDown);
                Camera camera = cameras.create("snapshot", alone(spec), credentials, Map.of(VIEW, mailbox), listener)) {
            camera.start();
            if (!arrived.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SourceException("no picture came within " + timeout.toSeconds() + " s"
                        + (reason.get().isEmpty() ? "" : ": " + reason.get()));
            }
            camera.stop();
            write(mailbox, spec, out);
        }
    }

    private static void check(Path out) throws SourceException {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (EXTENSIONS.stream().noneMatch(name::endsWith)) {
            throw new SourceException("the snapshot's name must end in .jpg, .jpeg or .png, and " + out + " does not");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SourceException("there is no folder " + folder + " to write the snapshot to");
        }
    }

    /** The same camera with one view that takes whatever comes first. */
    private static CameraSpec alone(CameraSpec spec) {
        ViewSpec any = spec.views().firstEntry().getValue();
        TreeMap<String, ViewSpec> views = new TreeMap<>();
        views.put(VIEW, new ViewSpec(Region.FULL, any.classifier(), 0, any.publish()));
        return new CameraSpec(
                spec.url(),
                spec.credentials(),
                true,
                0,
                spec.transport(),
                spec.acceleration(),
                CameraSpec.Pace.REALTIME,
                false,
                spec.openTimeout(),
                spec.readTimeout(),
                spec.stallTimeout(),
                spec.mask(),
                spec.health(),
                views);
    }

    private static void write(Mailbox mailbox, CameraSpec spec, Path out) throws SourceException {
        try (Frame frame = mailbox.poll()) {
            if (frame == null) {
                throw new SourceException("the picture was lost while the camera was closed; try again");
            }
            if (!Drawing.write(frame.mat(), spec, out)) {
                throw new SourceException("the snapshot " + out + " can't be written");
            }
        }
    }
}
