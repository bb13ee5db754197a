package io.ocellus.openvino;

/** Makes one line of OpenVINO's error texts, which are several lines of source positions around the sentence that helps. */
final class ErrorText {

    private static final int LIMIT = 300;

    private ErrorText() {}

    /** The first line that says something to a reader, not a source position or a heading; empty where there is none. */
    static String hint(String text) {
        String hint = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !isNoise(line))
                .findFirst()
                .orElse("");
        return hint.length() <= LIMIT ? hint : hint.substring(0, LIMIT) + "…";
    }

    private static boolean isNoise(String line) {
        return line.startsWith("Exception from ")
                || (line.startsWith("Check '") && line.contains(" failed at "))
                || line.endsWith(":")
                || line.equals("Loading input model");
    }
}
