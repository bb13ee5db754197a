package io.ocellus.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A picture in the making, element by element; coordinates are pixels from the top left corner. */
final class Svg {

    static final String GRID = "#e4e4e4";
    static final String BLUE = "#1f5fa8";
    static final String ORANGE = "#c2571a";
    static final String GREEN = "#2e7d32";
    static final String SOLID = "none";

    private final StringBuilder elements = new StringBuilder();

    Svg(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">"
                        .formatted(width, height));
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>".formatted(width, height));
    }

    /** Where a curve goes through. */
    record Place(double x, double y) {}

    /** @param dashes lengths of line and gap, or {@link #SOLID} */
    void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
        add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-dasharray=\"%s\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2), colour, dashes));
    }

    void curve(List<Place> through, String colour, String dashes) {
        String points = through.stream()
                .map(place -> number(place.x()) + "," + number(place.y()))
                .collect(Collectors.joining(" "));
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>"
                .formatted(points, colour, dashes));
    }

    void dot(double x, double y, String colour) {
        add("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>".formatted(number(x), number(y), colour));
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, String anchor, String text) {
        add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(number(x), number(y), anchor, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String element) {
        elements.append(element).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** The whole file. */
    String finish() {
        add("</svg>");
        return elements.toString();
    }
}
