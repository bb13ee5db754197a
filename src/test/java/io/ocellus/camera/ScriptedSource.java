package io.ocellus.camera;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** A live source that does what a test tells it: it gives pictures, hangs in a call like native code, or breaks. */
final class ScriptedSource implements PictureSource {

    /** What the next call does. */
    enum Mood {
        GIVE,
        HANG,
        BREAK,
        THROW
    }

    final CountDownLatch hanging = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final Mood opening;
    volatile Mood reading = Mood.GIVE;
    volatile int width = 32;
    volatile double light = 7;

    ScriptedSource(Mood opening) {
        this.opening = opening;
    }

    @Override
    public void open() throws SourceException {
        act(opening);
        if (opening == Mood.BREAK) {
            throw new SourceException("refused");
        }
    }

    @Override
    public boolean grab() {
        act(reading);
        LockSupport.parkNanos(1_000_000); // a camera takes its time
        return reading != Mood.BREAK;
    }

    @Override
    public boolean retrieve(Mat into) {
        into.create(24, width, CvType.CV_8UC3);
        into.setTo(Scalar.all(light));
        return true;
    }

    @Override
    public long positionNanos() {
        return 0;
    }

    /** Hangs as native code does: an interrupt does not wake it. */
    private void act(Mood mood) {
        if (mood == Mood.THROW) {
            throw new IllegalStateException("OpenCV says: rtsp://op:s3cret@cam/live is bad");
        }
        boolean released = mood != Mood.HANG;
        while (!released) {
            hanging.countDown();
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                // native code does not notice
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
