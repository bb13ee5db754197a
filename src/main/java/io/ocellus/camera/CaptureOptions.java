package io.ocellus.camera;

import io.ocellus.config.CameraSpec.Transport;
import io.ocellus.frame.NativeProcess;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What FFmpeg is told besides the URL: RTSP's transport above all. OpenCV's FFmpeg back-end takes it from an environment variable, which belongs to the whole process, at
 * the beginning of each open: those that want the same transport open side by side, the others take turns. An open that has
 * been under way for {@link #READ_BY_THEN} has read the variable, so a dead camera doesn't hold the others up.
 */
final class CaptureOptions {

    /**
     * Without them opening a stream waits for some twenty pictures to estimate its rate, which nobody here asks for, and
     * then hands these out at once as if they were new (measured: 1.9 s against 0.5 s at 15 pictures a second). Sound is
     * not even set up.
     */
    private static final String ALWAYS = "|fpsprobesize;0|allowed_media_types;video";

    private static final String VARIABLE = "OPENCV_FFMPEG_CAPTURE_OPTIONS";
    private static final long READ_BY_THEN = TimeUnit.SECONDS.toNanos(1);
    private static final Object LOCK = new Object();

    private static String current = "";
    private static int opening;
    private static long lastBegan;

    private CaptureOptions() {}

    /**
     * Makes room for the variable before cameras open: a new one moves the process's environment, which others may be
     * reading at that moment; a new value does not.
     */
    static void reserve() {
        NativeProcess.setVariable(VARIABLE, "", false);
    }

    /** To be followed by the open and {@link #opened()}. */
    static void begin(Transport transport) throws InterruptedException {
        String wanted = "rtsp_transport;" + transport.name().toLowerCase(Locale.ROOT) + ALWAYS;
        synchronized (LOCK) {
            while (opening > 0 && !current.equals(wanted)) {
                long left = lastBegan + READ_BY_THEN - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                TimeUnit.NANOSECONDS.timedWait(LOCK, left);
            }
            if (!current.equals(wanted)) {
                NativeProcess.setVariable(VARIABLE, wanted, true);
                current = wanted;
            }
            opening++;
            lastBegan = System.nanoTime();
        }
    }

    static void opened() {
        synchronized (LOCK) {
            opening--;
            LOCK.notifyAll();
        }
    }
}
