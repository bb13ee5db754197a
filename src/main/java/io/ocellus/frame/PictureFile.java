package io.ocellus.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Reads pictures that nobody vouches for. The first bytes decide, not the name: OpenCV would try all of its decoders, some of
 * them for formats of other trades that come here only from somebody with a purpose.
 */
public final class PictureFile {

    /**
     * One of 8K (7680 × 4320) is the largest that is read, here and as a video: what claims more is refused before memory is
     * taken for it. Some hundred bytes can claim a gigabyte.
     */
    public static final int MOST_PIXELS = 1 << 25;

    private static final int SIGNATURE = 12;

    /** JPEG, PNG, BMP, WebP, TIFF and the portable map family, as bytes in ISO 8859-1. */
    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile("\u00ff\u00d8\u00ff.*", Pattern.DOTALL),
            Pattern.compile("\u0089PNG\r\n\u001a\n.*", Pattern.DOTALL),
            Pattern.compile("BM.*", Pattern.DOTALL),
            Pattern.compile("RIFF....WEBP.*", Pattern.DOTALL),
            Pattern.compile("(II[*+]\u0000|MM\u0000[*+]).*", Pattern.DOTALL),
            Pattern.compile("P[1-6]\\s.*", Pattern.DOTALL));

    private PictureFile() {}

    /**
     * The picture, 8 bits a channel, upright, which the caller releases. Empty where the file is no picture that can be read.
     *
     * @param flags one of {@link Imgcodecs}' {@code IMREAD_} for the channels
     */
    public static Mat read(Path file, int flags) {
        if (!isKnown(file)) {
            return new Mat();
        }
        try {
            return Imgcodecs.imread(file.toString(), flags);
        } catch (CvException e) { // such as a header that claims more pixels than OpenCV may read
            return new Mat();
        }
    }

    /** Only of regular files: a device or a pipe might have no end, or never begin. */
    private static boolean isKnown(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(SIGNATURE), StandardCharsets.ISO_8859_1);
            return KNOWN.stream().anyMatch(known -> known.matcher(start).matches());
        } catch (IOException e) {
            return false;
        }
    }
}
