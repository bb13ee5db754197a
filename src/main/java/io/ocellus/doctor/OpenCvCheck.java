package io.ocellus.doctor;

import io.ocellus.frame.OpenCv;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencv.core.Core;

/** OpenCV: is it there, and which cameras can it open? */
final class OpenCvCheck {

    private static final String SUBJECT = "opencv";
    private static final String REMEDY =
            "install the distribution's build, which has them all: sudo apt-get install libopencv-java";

    /** Each back-end as the build information calls it, with what it is needed for. */
    private static final Map<String, String> BACK_ENDS = backEnds();

    private OpenCvCheck() {}

    private static Map<String, String> backEnds() {
        Map<String, String> backEnds = new LinkedHashMap<>();
        backEnds.put("FFMPEG", "rtsp, http and file cameras");
        backEnds.put("v4l/v4l2", "v4l2 cameras");
        backEnds.put("GStreamer", "");
        return backEnds;
    }

    static void look(Consumer<Finding> told) {
        try {
            OpenCv.load();
        } catch (IllegalStateException e) {
            told.accept(Finding.bad(
                    SUBJECT, String.valueOf(e.getMessage()), "install it: sudo apt-get install libopencv-java"));
            return;
        }
        told.accept(judge(Core.VERSION, Core.getBuildInformation()));
    }

    static Finding judge(String version, String buildInformation) {
        StringBuilder there = new StringBuilder();
        StringBuilder missing = new StringBuilder();
        BACK_ENDS.forEach((name, use) -> {
            if (has(buildInformation, name)) {
                there.append(there.isEmpty() ? " with " : ", ").append(name);
            } else if (!use.isEmpty()) {
                missing.append(missing.isEmpty() ? ", without " : " and ")
                        .append(name)
                        .append(" for ")
                        .append(use);
            }
        });
        String fact = "OpenCV " + version + there + missing;
        return missing.isEmpty() ? Finding.good(SUBJECT, fact) : Finding.bad(SUBJECT, fact, REMEDY);
    }

    private static boolean has(String buildInformation, String backEnd) {
        Matcher line = Pattern.compile("(?m)^\\s*" + Pattern.quote(backEnd) + ":\\s+(YES|NO)")
                .matcher(buildInformation);
        return line.find() && line.group(1).equals("YES");
    }
}
