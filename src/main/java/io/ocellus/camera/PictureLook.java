package io.ocellus.camera;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/** Looks at a camera's pictures at most once a second. Owns native memory; for one capture thread. */
final class PictureLook implements AutoCloseable {

    static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Thumbnail thumbnail = new Thumbnail();
    private final @Nullable SmearMeter smears;
    private long due;
    private boolean started;

    /**
     * @param lossy whether packets can be lost on the way; a file has none to lose, and may show drawn graphics
     */
    PictureLook(boolean lossy) {
        smears = lossy ? new SmearMeter() : null;
    }

    /**
     * What this picture is like, or null where the last look was less than a second ago.
     *
     * @param moment on the stream's own time axis
     */
    @Nullable
    PictureStatistics at(Mat picture, long moment) {
        if (started && moment - due < 0) {
            return null;
        }
        started = true;
        due = moment + PERIOD_NANOS;
        boolean changed = thumbnail.take(picture);
        return new PictureStatistics(
                thumbnail.black(), thumbnail.white(), smears == null ? 0 : smears.measure(picture), changed);
    }

    @Override
    public void close() {
        thumbnail.close();
    }
}
