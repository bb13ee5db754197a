package io.ocellus.frame;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.opencv.core.Core;

/**
 * Loads the distribution's OpenCV once, before anything touches its classes. OpenVINO, where it is used too, comes first:
 * both bring {@code libtbb.so.12}, and the first one loaded serves the whole process.
 */
public final class OpenCv {

    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib/jni"), Path.of("/usr/lib/x86_64-linux-gnu/jni"), Path.of("/usr/share/java/opencv4"));

    /**
     * What OpenCV and FFmpeg read from the environment, some of it while the library loads; the operator's own values win.
     * Both write to standard error by default, URLs with passwords included: they are silenced.
     */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "OPENCV_LOG_LEVEL", "SILENT",
            "OPENCV_FFMPEG_LOGLEVEL", "-8", // AV_LOG_QUIET
            "OPENCV_IO_MAX_IMAGE_PIXELS", Integer.toString(PictureFile.MOST_PIXELS), // 2^30 by default
            "OPENCV_FFMPEG_CAPTURE_OPTIONS", FfmpegOptions.FILE, // until a camera asks for its own
            "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "5"); // seconds for one picture from a V4L2 device; 10 by default

    private static boolean loaded;

    private OpenCv() {}

    /**
     * Loads the library and sets what holds for the whole process. Calling it again does nothing.
     *
     * @throws IllegalStateException with a sentence that says what to install, where no OpenCV is found
     */
    @SuppressWarnings("restricted") // System.load: this is the one place where OpenCV's library enters the process
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        Path library = find();
        ENVIRONMENT.forEach((name, value) -> NativeProcess.setVariable(name, value, false));
        try {
            System.load(library.toString());
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException("OpenCV in " + library + " can't be loaded: " + e.getMessage(), e);
        }
        Core.setNumThreads(1);
        loaded = true;
    }

    private static Path find() {
        List<Path> found = new ArrayList<>();
        for (Path folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "libopencv_java4*.so")) {
                    files.forEach(found::add);
                } catch (IOException e) {
                    throw new IllegalStateException("can't list " + folder + ": " + e.getMessage(), e);
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("OpenCV's Java library (libopencv_java4*.so) was not found in " + FOLDERS
                    + "; install it: sudo apt-get install libopencv-java");
        }
        return Collections.max(found);
    }
}
