package io.ocellus.camera;

import io.ocellus.frame.NativeProcess;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One opening by FFmpeg at a time, in the order of their coming. OpenCV's back-end takes its options from an environment
 * variable, which belongs to the whole process, and holds a lock over each opening anyway (measured: four cameras that don't
 * answer within 1 s take 4 s). Waiting here instead of there can be interrupted, and nobody takes it for a call that is stuck.
 */
final class FfmpegTurn implements PictureSource.Turn {

    /** Some cameras that take a connection and then say nothing, 5 s each, may be before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String VARIABLE = "OPENCV_FFMPEG_CAPTURE_OPTIONS";
    private static final Semaphore TURN = new Semaphore(1, true);

    private FfmpegTurn() {}

    /**
     * Waits for it.
     *
     * @param options one of {@link io.ocellus.frame.FfmpegOptions}'
     * @throws SourceException in one sentence, where others take too long
     */
    static FfmpegTurn take(CameraUrl url, String options) throws SourceException, InterruptedException {
        if (!TURN.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new SourceException(url + " could not be tried for " + PATIENCE.toSeconds()
                    + " s: other cameras, which are opened one after the other, don't answer");
        }
        NativeProcess.setVariable(VARIABLE, options, true);
        return new FfmpegTurn();
    }

    @Override
    public void close() {
        TURN.release();
    }
}
