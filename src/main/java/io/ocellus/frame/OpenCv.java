package io.ocellus.frame;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.opencv.core.Core;

/**
 * Loads the distribution's OpenCV once, before anything touches its classes. OpenVINO, where it is used too, comes first:
 * both bring {@code libtbb.so.12}, and the first one loaded serves the whole process.
 */
public final class OpenCv {

    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib/jni"), Path.of("/usr/lib/x86_64-linux-gnu/jni"), Path.of("/usr/share/java/opencv4"));

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
