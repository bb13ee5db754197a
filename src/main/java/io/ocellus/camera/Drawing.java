package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.Region;
import java.nio.file.Path;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** A copy of a picture with a camera's views and masks outlined and named. */
final class Drawing {

    private static final Scalar VIEW = new Scalar(0, 220, 0);
    private static final Scalar MASK = new Scalar(60, 60, 255);

    private Drawing() {}

    /** Writes it; false where that fails. */
    static boolean write(Mat picture, CameraSpec spec, Path out) {
        Mat drawn = new Mat();
        try {
            switch (picture.channels()) {
                case 1 -> Imgproc.cvtColor(picture, drawn, Imgproc.COLOR_GRAY2BGR);
                case 4 -> Imgproc.cvtColor(picture, drawn, Imgproc.COLOR_BGRA2BGR);
                default -> picture.copyTo(drawn);
            }
            spec.mask().forEach(region -> outline(drawn, region, "mask", MASK));
            spec.views().forEach((id, view) -> outline(drawn, view.region(), id, VIEW));
            return Imgcodecs.imwrite(out.toString(), drawn);
        } catch (CvException e) {
            return false;
        } finally {
            drawn.release();
        }
    }

    private static void outline(Mat picture, Region region, String name, Scalar colour) {
        double scale = Math.max(0.4, picture.rows() / 900.0);
        int width = Math.max(1, (int) Math.round(picture.rows() / 360.0));
        double left = region.x() * picture.cols();
        double top = region.y() * picture.rows();
        double right = (region.x() + region.width()) * picture.cols() - 1;
        double bottom = (region.y() + region.height()) * picture.rows() - 1;
        Imgproc.rectangle(picture, new Point(left, top), new Point(right, bottom), colour, width);
        Point text = new Point(left + 2 * width, top + 24 * scale + width);
        Imgproc.putText(picture, name, text, Imgproc.FONT_HERSHEY_SIMPLEX, scale, colour, width, Imgproc.LINE_AA);
    }
}
