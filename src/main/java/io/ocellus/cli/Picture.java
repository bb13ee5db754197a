package io.ocellus.cli;

import io.ocellus.frame.PictureFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/** A picture or video on disk that is to be classified. */
record Picture(Path path) {

    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff", "pgm", "ppm");
    private static final Set<String> VIDEOS = Set.of("mp4", "mkv", "avi", "mov", "webm", "ts", "mjpeg", "mjpg");

    /** The named files, and of folders all that look like pictures or videos, by name. */
    static List<Picture> of(List<Path> inputs) {
        List<Picture> pictures = new ArrayList<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                pictures.addAll(inside(input));
            } else if (Files.exists(input)) {
                pictures.add(new Picture(input));
            } else {
                throw new UserError(input + " does not exist");
            }
        }
        return pictures;
    }

    private static List<Picture> inside(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (PICTURES.contains(extension(file)) || VIDEOS.contains(extension(file))) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new UserError("can't list " + folder + ": " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw new UserError(folder + " holds no pictures and no videos");
        }
        Collections.sort(files);
        return files.stream().map(Picture::new).toList();
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Hands each picture on: the one, or of a video one a second, named {@code file#seconds}. It is valid for that call only.
     *
     * @return false where it can't be read
     */
    boolean read(BiConsumer<String, Mat> eye) {
        return VIDEOS.contains(extension(path)) ? readVideo(eye) : readPicture(eye);
    }

    private boolean readPicture(BiConsumer<String, Mat> eye) {
        Mat mat = PictureFile.read(path, Imgcodecs.IMREAD_COLOR);
        try {
            if (mat.empty()) {
                return false;
            }
            eye.accept(path.toString(), mat);
            return true;
        } finally {
            mat.release();
        }
    }

    private boolean readVideo(BiConsumer<String, Mat> eye) {
        VideoCapture capture = new VideoCapture(path.toString(), Videoio.CAP_FFMPEG);
        Mat mat = new Mat();
        try {
            int nextSecond = 0;
            double pixels = capture.get(Videoio.CAP_PROP_FRAME_WIDTH) * capture.get(Videoio.CAP_PROP_FRAME_HEIGHT);
            while (pixels <= PictureFile.MOST_PIXELS && capture.isOpened() && capture.grab()) {
                double seconds = capture.get(Videoio.CAP_PROP_POS_MSEC) / 1000;
                if (seconds >= nextSecond && capture.retrieve(mat)) {
                    eye.accept(path + "#" + nextSecond, mat);
                    nextSecond = (int) seconds + 1;
                }
            }
            return nextSecond > 0;
        } finally {
            mat.release();
            capture.release();
        }
    }
}
