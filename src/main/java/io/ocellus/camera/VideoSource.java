package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.frame.FfmpegOptions;
import io.ocellus.frame.PictureFile;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/**
 * A stream or file through OpenCV. What is native is made once and kept over all openings, since no finalizer is relied on.
 * OpenCV 4.6 does not follow a stream that changes its size without a new session: it goes on in the first size, with the
 * last picture (a larger one can't be scaled) or with the new one in a corner. Nothing tells: all of its properties stay as
 * they were, and pictures that don't change may as well be those of a still scene.
 */
final class VideoSource implements PictureSource {

    /** Says what to open. */
    interface Address {

        /** May be a secret, so it is asked for at each opening and never kept. */
        String get() throws SourceException;
    }

    private final CameraUrl url;
    private final CameraSpec spec;
    private final Address address;
    private final VideoCapture capture = new VideoCapture();
    private final MatOfInt settings;
    private final String options;

    /** Its last opening took all of the time, while others waited for their turn. */
    private boolean doubted;

    VideoSource(CameraUrl url, CameraSpec spec, Address address) {
        this.url = url;
        this.spec = spec;
        this.address = address;
        this.options = url.live() ? FfmpegOptions.network(spec.transport().name()) : FfmpegOptions.FILE;
        this.settings = isDevice()
                ? new MatOfInt()
                : new MatOfInt(
                        Videoio.CAP_PROP_OPEN_TIMEOUT_MSEC,
                                (int) spec.openTimeout().toMillis(),
                        Videoio.CAP_PROP_READ_TIMEOUT_MSEC,
                                (int) spec.readTimeout().toMillis(),
                        Videoio.CAP_PROP_HW_ACCELERATION, accelerationCode());
    }

    private boolean isDevice() {
        return url instanceof CameraUrl.V4l2;
    }

    @Override
    public void greet() throws SourceException {
        if (url instanceof CameraUrl.Network camera) {
            Greeting.exchange(camera, spec.openTimeout(), doubted);
        }
    }

    @Override
    public Turn turn() throws SourceException, InterruptedException {
        return isDevice() ? PictureSource.super.turn() : FfmpegTurn.take(url, options);
    }

    @Override
    public void open() throws SourceException {
        capture.release();
        long began = System.nanoTime();
        boolean opened = capture.open(address.get(), isDevice() ? Videoio.CAP_V4L2 : Videoio.CAP_FFMPEG, settings);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        doubted = !opened && took.compareTo(spec.openTimeout()) >= 0;
        if (!opened) {
            capture.release();
            throw new SourceException(whyNot(took));
        }
        checkSize();
    }

    /** Before the first picture is decoded: its buffers would be a gigabyte each. */
    private void checkSize() throws SourceException {
        long width = Math.round(capture.get(Videoio.CAP_PROP_FRAME_WIDTH));
        long height = Math.round(capture.get(Videoio.CAP_PROP_FRAME_HEIGHT));
        if (width * height > PictureFile.MOST_PIXELS) {
            capture.release();
            throw new SourceException(
                    url + " has pictures of " + width + " x " + height + " pixels; 8K (7680 x 4320) is the most");
        }
    }

    private int accelerationCode() {
        return switch (spec.acceleration()) {
            case NONE -> Videoio.VIDEO_ACCELERATION_NONE;
            case ANY -> Videoio.VIDEO_ACCELERATION_ANY;
            case VAAPI -> Videoio.VIDEO_ACCELERATION_VAAPI;
            case MFX -> Videoio.VIDEO_ACCELERATION_MFX;
        };
    }

    /** OpenCV says only that it failed; the time that it took tells silence from refusal. */
    private String whyNot(Duration took) {
        return switch (url) {
            case CameraUrl.Network n
            when took.compareTo(spec.openTimeout()) >= 0 ->
                n + " did not answer within " + spec.openTimeout().toMillis() + " ms";
            case CameraUrl.Network n ->
                n + " can't be opened: refused, unknown there, wrong credentials, or no video that FFmpeg knows"
                        + withAcceleration();
            case CameraUrl.V4l2 v -> v + " can't be opened: no such camera, in use, or not allowed for this user";
            default -> url + " can't be opened: not a whole video file, or none that FFmpeg knows" + withAcceleration();
        };
    }

    private String withAcceleration() {
        return spec.acceleration() == CameraSpec.Acceleration.NONE
                ? ""
                : " (with acceleration " + spec.acceleration().name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public boolean grab() {
        return capture.grab();
    }

    @Override
    public boolean retrieve(Mat into) {
        return capture.retrieve(into) && !into.empty();
    }

    /** Only a file's: a live stream's first ones were measured to be zero or negative. */
    @Override
    public long positionNanos() {
        return url.live() ? 0 : Math.round(capture.get(Videoio.CAP_PROP_POS_MSEC) * TimeUnit.MILLISECONDS.toNanos(1));
    }

    @Override
    public void close() {
        capture.release();
        settings.release();
    }
}
