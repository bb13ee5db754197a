package io.ocellus.cli;

import io.ocellus.efficientnet.PowerLaw;
import io.ocellus.efficientnet.ScalingLaw;
import io.ocellus.efficientnet.ScalingLaw.Measured;
import java.util.List;
import java.util.Locale;

/** The scaling law as a picture: error over multiply-adds, the latter on a logarithmic axis. */
final class ScalingLawSvg {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 44;
    private static final int BOTTOM = 54;

    private static final double LEAST_X = 0.25;
    private static final double MOST_X = 64;
    private static final double LEAST_Y = 14;
    private static final double MOST_Y = 24;
    private static final List<Double> TICKS_X = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0);
    private static final int STEP_Y = 2;
    private static final int CURVE_STEPS = 120;

    private final StringBuilder svg = new StringBuilder();

    private ScalingLawSvg() {}

    /** The whole file. */
    static String of(ScalingLaw law) {
        return new ScalingLawSvg().draw(law);
    }

    private String draw(ScalingLaw law) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">"
                        .formatted(WIDTH, HEIGHT));
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>".formatted(WIDTH, HEIGHT));
        axes();
        floor(law.all());
        curve(law.early(), "#c2571a", "6 4");
        curve(law.all(), "#1f5fa8", "none");
        law.measured().forEach(this::point);
        legend(1, "#1f5fa8", law.all(), "B0 to B7");
        legend(2, "#c2571a", law.early(), "B0 to B4");
        add("</svg>");
        return svg.toString();
    }

    private void axes() {
        for (double tick : TICKS_X) {
            line(x(tick), y(LEAST_Y), x(tick), y(MOST_Y), "#e4e4e4", "none");
            text(x(tick), HEIGHT - BOTTOM + 18, "middle", Double.toString(tick).replaceFirst("\\.0$", ""));
        }
        for (double tick = LEAST_Y; tick <= MOST_Y; tick += STEP_Y) {
            line(x(LEAST_X), y(tick), x(MOST_X), y(tick), "#e4e4e4", "none");
            text(LEFT - 8, y(tick) + 4, "end", "%.0f %%".formatted(tick));
        }
        text(LEFT, TOP - 20, "start", "ImageNet top-1 error of EfficientNet B0 to B7 (Tan and Le 2019, table 2)");
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "multiply-adds in 10⁹");
    }

    private void floor(PowerLaw law) {
        line(x(LEAST_X), y(law.floor()), x(MOST_X), y(law.floor()), "#1f5fa8", "2 4");
        text(LEFT + 6, y(law.floor()) - 5, "start", number(law.floor()) + " %: the floor of B0 to B7");
    }

    private void curve(PowerLaw law, String colour, String dashes) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double at = LEAST_X * Math.pow(MOST_X / LEAST_X, (double) i / CURVE_STEPS);
            if (law.at(at) <= MOST_Y) {
                points.append(number(x(at)))
                        .append(',')
                        .append(number(y(law.at(at))))
                        .append(' ');
            }
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>"
                .formatted(points.toString().strip(), colour, dashes));
    }

    private void point(Measured measured) {
        double x = x(measured.billions());
        double y = y(measured.error());
        add("<circle cx=\"%s\" cy=\"%s\" r=\"4\"/>".formatted(number(x), number(y)));
        text(x + 7, y - 7, "start", measured.name().toUpperCase(Locale.ROOT));
    }

    private void legend(int row, String colour, PowerLaw law, String title) {
        double y = TOP + 20.0 * row;
        line(WIDTH - 330, y - 4, WIDTH - 300, y - 4, colour, row == 1 ? "none" : "6 4");
        text(
                WIDTH - 292,
                y,
                "start",
                "%s: %s + %s · x^−%s"
                        .formatted(title, number(law.floor()), number(law.factor()), number(law.exponent())));
    }

    private void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
        add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-dasharray=\"%s\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2), colour, dashes));
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>".formatted(number(x), number(y), anchor, text));
    }

    private void add(String element) {
        svg.append(element).append('\n');
    }

    private static double x(double billions) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(billions / LEAST_X) / Math.log(MOST_X / LEAST_X);
    }

    private static double y(double error) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (MOST_Y - error) / (MOST_Y - LEAST_Y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
