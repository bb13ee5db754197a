package io.ocellus.camera;

import io.ocellus.config.Region;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** Blackens rectangles of a picture, rounded outwards to whole pixels: rather a pixel too much than a face too little. */
final class Masks {

    private static final Scalar BLACK = new Scalar(0, 0, 0, 255);

    private final List<Region> regions;

    Masks(List<Region> regions) {
        this.regions = List.copyOf(regions);
    }

    void blacken(Mat picture) {
        for (Region r : regions) {
            Point first = new Point(Math.floor(r.x() * picture.cols()), Math.floor(r.y() * picture.rows()));
            Point last = new Point( // inclusive
                    Math.ceil((r.x() + r.width()) * picture.cols()) - 1,
                    Math.ceil((r.y() + r.height()) * picture.rows()) - 1);
            Imgproc.rectangle(picture, first, last, BLACK, Imgproc.FILLED);
        }
    }
}
