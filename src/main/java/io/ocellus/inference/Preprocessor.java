package io.ocellus.inference;

import io.ocellus.model.ModelInput;
import io.ocellus.openvino.Tensor;
import java.lang.foreign.MemorySegment;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Writes a part of a picture into a tensor, u8 NHWC in the model's size, BGR or grey: resized by OpenCV straight into the
 * tensor's memory. Colour order, mean and scale are compiled into the model. Grey and four-channel pictures are converted
 * after the resize: each channel is resized on its own, so the values are the same and there are fewer of them to convert.
 *
 * <p>It keeps all that it needs, so that nothing is allocated per frame. For one thread. The tensor must outlive it.
 */
final class Preprocessor implements AutoCloseable {

    private final ModelInput input;
    private final MemorySegment memory;
    private final Mat target;
    private final Geometry geometry;
    private final MatWindows sources = new MatWindows();
    private final MatWindows targets = new MatWindows();
    /** The resized picture where its channels are not the model's. */
    private final Mat unconverted = new Mat();

    private final Size size = new Size();
    private final int channels;
    /** Where the picture lies in the border that was padded last; empty where there is none. */
    private final Rect padded = new Rect();

    Preprocessor(ModelInput input, Tensor tensor) {
        this.input = input;
        this.channels = input.color().channels();
        this.memory = tensor.data();
        this.geometry = new Geometry(input);
        int type = channels == 1 ? CvType.CV_8UC1 : CvType.CV_8UC3;
        this.target = new Mat(input.height(), input.width(), type, memory.asByteBuffer());
        requireInPlace(target, memory.address());
    }

    /**
     * Writes a part of a picture.
     *
     * @param picture 8-bit BGR, grey or BGRA
     * @throws IllegalArgumentException where it is something else
     */
    void write(Mat picture, Area area) {
        if (picture.empty() || picture.depth() != CvType.CV_8U) {
            throw new IllegalArgumentException("not an 8-bit picture: " + picture);
        }
        int width = picture.cols();
        int height = picture.rows();
        geometry.fit(width, height, area);
        boolean whole = geometry.from.width == width && geometry.from.height == height;
        Mat source = whole ? picture : sources.of(picture, geometry.from);
        Mat into = target;
        if (geometry.leavesBorder()) {
            padAround(geometry.to);
            into = targets.of(target, geometry.to);
        } else {
            padded.width = 0;
        }
        long address = into.dataAddr();
        size.width = geometry.to.width;
        size.height = geometry.to.height;
        int code = conversion(picture.channels());
        if (code < 0) {
            Imgproc.resize(source, into, size, 0, 0, Imgproc.INTER_LINEAR);
        } else {
            Imgproc.resize(source, unconverted, size, 0, 0, Imgproc.INTER_LINEAR);
            Imgproc.cvtColor(unconverted, into, code);
        }
        requireInPlace(into, address);
    }

    /** OpenCV's code for the way from so many channels to the model's, or -1 where they are the same. */
    private int conversion(int from) {
        if (from == channels) {
            return -1;
        }
        return switch (from) {
            case 1 -> Imgproc.COLOR_GRAY2BGR;
            case 3 -> Imgproc.COLOR_BGR2GRAY;
            case 4 -> channels == 1 ? Imgproc.COLOR_BGRA2GRAY : Imgproc.COLOR_BGRA2BGR;
            default -> throw new IllegalArgumentException("a picture has 1, 3 or 4 channels, not " + from);
        };
    }

    /** Pads the border once for each place of the picture in it: the picture itself never touches it. */
    private void padAround(Rect picture) {
        if (!padded.equals(picture)) {
            memory.fill((byte) input.pad());
            padded.x = picture.x;
            padded.y = picture.y;
            padded.width = picture.width;
            padded.height = picture.height;
        }
    }

    /**
     * OpenCV silently gives a result that does not fit its target a buffer of its own; the tensor would keep the picture
     * before. It never does as long as size and type are as computed here.
     */
    private static void requireInPlace(Mat mat, long address) {
        if (mat.dataAddr() != address) {
            throw new IllegalStateException("OpenCV did not write into the tensor's memory");
        }
    }

    @Override
    public void close() {
        sources.close();
        targets.close();
        unconverted.release();
        target.release();
    }
}
