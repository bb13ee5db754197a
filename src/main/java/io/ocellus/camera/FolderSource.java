package io.ocellus.camera;

import io.ocellus.frame.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** The pictures in a folder, by name. Grey ones stay grey; a turned one (EXIF) is set upright; an alpha channel is left out. */
final class FolderSource implements PictureSource {

    private static final System.Logger LOG = System.getLogger(FolderSource.class.getName());
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "png", "bmp", "webp", "tif", "tiff", "ppm", "pgm", "pbm");

    private final MediaFolder media;
    private final Path folder;
    private final long periodNanos;
    private List<Path> pictures = List.of();
    private int next;

    /**
     * @param periodNanos from one picture to the next
     */
    FolderSource(MediaFolder media, Path folder, long periodNanos) {
        this.media = media;
        this.folder = folder;
        this.periodNanos = periodNanos;
    }

    @Override
    public void open() throws SourceException {
        try (Stream<Path> files = Files.list(media.folder(folder))) {
            pictures = files.filter(this::isPicture).sorted().toList();
        } catch (IOException e) {
            throw new SourceException("the folder " + folder + " can't be listed");
        }
        next = 0;
        if (pictures.isEmpty()) {
            throw new SourceException("the folder " + folder + " holds no pictures");
        }
    }

    /** A link that leads out of the media folder is none, as a camera of its own would not be allowed to read there. */
    private boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                && Files.isRegularFile(file)
                && media.allows(file);
    }

    @Override
    public boolean grab() {
        if (next >= pictures.size()) {
            return false;
        }
        next++;
        return true;
    }

    @Override
    public boolean retrieve(Mat into) {
        Path file = pictures.get(next - 1);
        Mat picture = PictureFile.read(file, Imgcodecs.IMREAD_ANYCOLOR);
        try {
            if (picture.empty()) {
                LOG.log(System.Logger.Level.WARNING, "{0} is skipped: it is not a picture that can be read", file);
                return false;
            }
            picture.copyTo(into);
            return true;
        } finally {
            picture.release();
        }
    }

    @Override
    public long positionNanos() {
        return (next - 1) * periodNanos;
    }

    @Override
    public void close() {
        pictures = List.of();
        next = 0;
    }
}
