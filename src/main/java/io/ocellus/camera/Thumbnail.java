package io.ocellus.camera;

import java.util.Arrays;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A few pixels of a picture, taken as they are and not averaged, so that a sensor's noise stays in them. For one thread;
 * {@link #close()} frees the native memory.
 */
final class Thumbnail implements AutoCloseable {

    private static final Size SIZE = new Size(64, 36);

    /** A covered lens still gives the sensor's noise. */
    private static final int DARKEST = 24;

    private static final int LIGHTEST = 250;

    private final Mat small = new Mat();
    private byte[] pixels = new byte[0];
    private byte[] before = new byte[0];
    private int channels = 1;

    /**
     * Takes the next picture: 8 bits a channel, 1, 3 or 4 channels.
     *
     * @return whether its pixels differ from those of the one before it
     */
    boolean take(Mat picture) {
        Imgproc.resize(picture, small, SIZE, 0, 0, Imgproc.INTER_NEAREST);
        channels = small.channels();
        byte[] spare = before;
        before = pixels;
        int length = (int) small.total() * channels;
        pixels = spare.length == length ? spare : new byte[length];
        small.get(0, 0, pixels);
        return !Arrays.equals(pixels, before);
    }

    /** The share of pixels without light. */
    double black() {
        int count = 0;
        for (int i = 0; i < pixels.length; i += channels) {
            count += brightest(i) <= DARKEST ? 1 : 0;
        }
        return share(count);
    }

    /** The share of pixels that are white. */
    double white() {
        int count = 0;
        for (int i = 0; i < pixels.length; i += channels) {
            count += darkest(i) >= LIGHTEST ? 1 : 0;
        }
        return share(count);
    }

    private double share(int count) {
        return count * (double) channels / pixels.length;
    }

    private int brightest(int pixel) {
        int most = 0;
        for (int c = 0; c < Math.min(3, channels); c++) { // a fourth one is transparency
            most = Math.max(most, Byte.toUnsignedInt(pixels[pixel + c]));
        }
        return most;
    }

    private int darkest(int pixel) {
        int least = 255;
        for (int c = 0; c < Math.min(3, channels); c++) {
            least = Math.min(least, Byte.toUnsignedInt(pixels[pixel + c]));
        }
        return least;
    }

    @Override
    public void close() {
        small.release();
    }
}
