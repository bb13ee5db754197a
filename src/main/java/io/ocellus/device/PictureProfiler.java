package io.ocellus.device;

import io.ocellus.frame.PictureFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/** Measures what pictures cost before they are classified, as the cameras treat them. OpenCV must be loaded. */
public final class PictureProfiler {

    private static final List<Size> USUAL = List.of(new Size(640, 480), new Size(1280, 720), new Size(1920, 1080));
    private static final Size NETWORK = new Size(224, 224);

    private static final int DECODING_SHARES = 6;

    /** A picture is converted so often that it shows beside decoding. */
    private static final int CONVERSIONS = 8;

    private PictureProfiler() {}

    /**
     * Decodes a video for a while, and resizes pictures.
     *
     * @return the video's size first, then the usual ones, predicted; empty where it can't be read
     */
    public static List<PictureCost> measure(Path video, Duration time) {
        double share = time.toNanos() / 1e9 / (DECODING_SHARES + 1 + USUAL.size()); // one for each size to resize
        return decoding(video, DECODING_SHARES * share).stream()
                .flatMap(own -> Stream.concat(
                        Stream.of(own),
                        USUAL.stream()
                                .filter(size -> size.width != own.width() || size.height != own.height())
                                .map(size -> own.at((int) size.width, (int) size.height))))
                .map(cost -> withResize(cost, share))
                .toList();
    }

    private static Optional<PictureCost> decoding(Path video, double seconds) {
        VideoCapture capture = new VideoCapture(video.toString(), Videoio.CAP_FFMPEG);
        Mat picture = new Mat();
        try {
            int width = (int) capture.get(Videoio.CAP_PROP_FRAME_WIDTH);
            int height = (int) capture.get(Videoio.CAP_PROP_FRAME_HEIGHT);
            if (!capture.isOpened() || (long) width * height > PictureFile.MOST_PIXELS) {
                return Optional.empty();
            }
            double decode = secondsEach(capture, seconds / 2, () -> {});
            double converted = secondsEach(capture, seconds / 2, () -> {
                for (int i = 0; i < CONVERSIONS; i++) {
                    capture.retrieve(picture);
                }
            });
            double convert = Math.max(0, converted - decode) / CONVERSIONS;
            return decode > 0
                    ? Optional.of(new PictureCost(codec(capture), width, height, decode, convert, 0, false))
                    : Optional.empty();
        } finally {
            picture.release();
            capture.release();
        }
    }

    /** CPU seconds a picture while the video is played, again and again; 0 where it has none. */
    private static double secondsEach(VideoCapture capture, double seconds, Runnable eachPicture) {
        double began = CpuClock.process();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int pictures = 0;
        boolean fresh = true;
        while (System.nanoTime() < end) {
            if (capture.grab()) {
                pictures++;
                fresh = false;
                eachPicture.run();
            } else if (fresh || !capture.set(Videoio.CAP_PROP_POS_FRAMES, 0)) {
                break; // nothing comes, even from the start
            } else {
                fresh = true;
            }
        }
        return pictures == 0 ? 0 : (CpuClock.process() - began) / pictures;
    }

    private static String codec(VideoCapture capture) {
        int code = (int) capture.get(Videoio.CAP_PROP_FOURCC);
        StringBuilder name = new StringBuilder();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            name.append((char) (code >> shift & 0xff));
        }
        return switch (name.toString().strip().toLowerCase(Locale.ROOT)) {
            case "avc1", "h264" -> "h264";
            case "hev1", "hvc1", "hevc" -> "hevc";
            case String other -> other;
        };
    }

    private static PictureCost withResize(PictureCost cost, double seconds) {
        Mat picture = Mat.zeros(cost.height(), cost.width(), CvType.CV_8UC3);
        Mat small = new Mat();
        try {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            double began = CpuClock.thread();
            int times = 0;
            do {
                Imgproc.resize(picture, small, NETWORK, 0, 0, Imgproc.INTER_LINEAR);
                times++;
            } while (System.nanoTime() < end);
            return new PictureCost(
                    cost.codec(),
                    cost.width(),
                    cost.height(),
                    cost.decodeSeconds(),
                    cost.convertSeconds(),
                    (CpuClock.thread() - began) / times,
                    cost.predicted());
        } finally {
            picture.release();
            small.release();
        }
    }
}
