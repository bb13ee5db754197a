package io.ocellus.camera;

import java.nio.file.Path;

/**
 * Where a camera's pictures come from. The scheme is ours: each kind names its OpenCV back-end, and no URL is ever handed
 * to OpenCV to guess what it is (it would take a GStreamer pipeline too). {@code toString()} is fit for logs and reports.
 */
public sealed interface CameraUrl {

    /** Whether the pictures come as they happen. A file, a folder and the test pattern wait for their reader. */
    default boolean live() {
        return false;
    }

    /**
     * Reads a camera URL.
     *
     * @throws IllegalArgumentException with one sentence that repeats nothing secret
     */
    static CameraUrl parse(String url) {
        return CameraUrlParser.parse(url);
    }

    /**
     * {@code rtsp://}, {@code rtsps://}, {@code http://} or {@code https://}, read by FFmpeg.
     *
     * @param scheme in lower case
     * @param authority host and port
     * @param rest path and query, empty or with their leading {@code /} or {@code ?}
     */
    record Network(String scheme, String authority, String rest) implements CameraUrl {

        @Override
        public boolean live() {
            return true;
        }

        /** Only up to the host: some cameras take a password in the path or the query. */
        @Override
        public String toString() {
            return scheme + "://" + authority + (rest.isEmpty() ? "" : "/…");
        }
    }

    /** {@code v4l2:/dev/video0}, a device of Video4Linux. */
    record V4l2(Path device) implements CameraUrl {

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public String toString() {
            return "v4l2:" + device;
        }
    }

    /** {@code file:clip.mp4}, a video file read by FFmpeg. */
    record VideoFile(Path path) implements CameraUrl {

        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /** {@code folder:pictures}, the pictures in a folder in the order of their names. */
    record PictureFolder(Path path) implements CameraUrl {

        @Override
        public String toString() {
            return "folder:" + path;
        }
    }

    /** {@code test:640x480@15}, a moving pattern that is drawn here; {@code test:} alone is 640x480@15. */
    record TestPattern(int width, int height, double fps) implements CameraUrl {

        @Override
        public String toString() {
            return "test:" + width + "x" + height + "@" + (fps == Math.rint(fps) ? "" + (long) fps : "" + fps);
        }
    }
}
