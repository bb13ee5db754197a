package io.ocellus.camera;

import java.util.concurrent.TimeUnit;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** Colour bars that move to the right by one sixteenth of a bar a picture, and the picture's number. No two runs differ. */
final class TestPatternSource implements PictureSource {

    private static final int BARS = 8;
    private static final Scalar[] COLOURS = { // blue, green, red, as the television's test card orders them
        new Scalar(235, 235, 235), new Scalar(16, 235, 235), new Scalar(235, 235, 16), new Scalar(16, 235, 16),
        new Scalar(235, 16, 235), new Scalar(16, 16, 235), new Scalar(235, 16, 16), new Scalar(16, 16, 16)
    };
    private static final Scalar INK = new Scalar(255, 255, 255);
    private static final Scalar PAPER = new Scalar(0, 0, 0);

    private final CameraUrl.TestPattern url;
    private long number;

    TestPatternSource(CameraUrl.TestPattern url) {
        this.url = url;
    }

    @Override
    public void open() {
        number = 0;
    }

    @Override
    public boolean grab() {
        number++;
        return true;
    }

    @Override
    public boolean retrieve(Mat into) {
        into.create(url.height(), url.width(), CvType.CV_8UC3);
        double bar = (double) url.width() / BARS;
        double shift = (number % (BARS * 16)) * bar / 16;
        for (int i = 0; i < 2 * BARS; i++) { // one bar's left edge may lie outside on either side
            double left = i * bar + shift - url.width();
            Imgproc.rectangle(
                    into,
                    new Point(left, 0),
                    new Point(left + bar - 1, url.height()),
                    COLOURS[i % BARS],
                    Imgproc.FILLED);
        }
        int strip = Math.max(8, url.height() / 8);
        Imgproc.rectangle(into, new Point(0, url.height() - strip), new Point(url.width(), url.height()), PAPER, -1);
        Imgproc.putText(
                into,
                Long.toString(number),
                new Point(4, url.height() - strip / 4.0),
                Imgproc.FONT_HERSHEY_SIMPLEX,
                strip / 40.0,
                INK,
                Math.max(1, strip / 20));
        return true;
    }

    @Override
    public long positionNanos() {
        return Math.round((number - 1) * TimeUnit.SECONDS.toNanos(1) / url.fps());
    }

    @Override
    public void close() {}
}
