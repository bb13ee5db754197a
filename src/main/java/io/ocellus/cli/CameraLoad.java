package io.ocellus.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the cameras ask for that {@code plan} plans. */
final class CameraLoad {

    /**
     * CPU seconds a pixel from H.264 to a picture of 224x224 in BGR, on one core of a server CPU of 2024: 3.13 ms at 1280x720. Only where
     * nothing was measured; a gateway's own core may take three times as long.
     */
    private static final double SECONDS_PER_PIXEL = 3.4e-9;

    private static final int MOST_CAMERAS = 10_000;
    private static final double MOST_FPS = 1000;
    private static final int LARGEST = 16_384;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--cameras", defaultValue = "1", description = "How many; default ${DEFAULT-VALUE}.")
    private int cameras;

    @Option(
            names = "--fps",
            defaultValue = "10",
            description = "Pictures to classify, a second and camera; default 10.")
    private double fps;

    @Option(
            names = "--camera-fps",
            paramLabel = "FPS",
            description = "Pictures that each camera sends a second, all of which are decoded; else as many as --fps.")
    private @Nullable Double cameraFps;

    @Option(
            names = "--resolution",
            paramLabel = "WxH",
            defaultValue = "1280x720",
            description = "Of the cameras' pictures; default ${DEFAULT-VALUE}.")
    private String resolution = "";

    @Option(
            names = "--codec",
            defaultValue = "h264",
            description = "Of the cameras' streams, as FFmpeg names it; default ${DEFAULT-VALUE}.")
    private String codec = "";

    /** Refuses what no gateway has. */
    void check() {
        demand("--cameras", cameras, 1, MOST_CAMERAS);
        demand("--fps", fps, 0.001, MOST_FPS);
        if (cameraFps != null) {
            demand("--camera-fps", cameraFps, fps, MOST_FPS);
        }
        if (!resolution.matches("[1-9]\\d{0,4}x[1-9]\\d{0,4}")) {
            throw new ParameterException(
                    spec.commandLine(), "--resolution must be as in 1280x720, is '" + resolution + "'");
        }
        demand("--resolution's width", side(0), 1, LARGEST);
        demand("--resolution's height", side(1), 1, LARGEST);
    }

    /** Inferences a second. */
    double fps() {
        return cameras * fps;
    }

    /** What decoding takes, as measured, else by pixels. */
    Decoding decoding(ProfileFile known) {
        double pictures = cameras * (cameraFps == null ? fps : cameraFps);
        OptionalDouble measured = known.pictureSeconds(codec, side(0), side(1));
        double seconds = measured.orElse(SECONDS_PER_PIXEL * side(0) * side(1));
        return new Decoding(pictures * seconds, measured.isPresent());
    }

    private int side(int which) {
        return Integer.parseInt(resolution.split("x", -1)[which]);
    }

    private void demand(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT,
                            "%s must be from %s to %s, is %s",
                            option,
                            text(least),
                            text(most),
                            text(value)));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** {@code 8 cameras, 1280x720 h264, 10 fps}. */
    @Override
    public String toString() {
        return (cameras == 1 ? "1 camera" : cameras + " cameras") + ", " + resolution + " " + codec + ", " + text(fps)
                + " fps";
    }
}
