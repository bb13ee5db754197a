package io.ocellus.cli;

import io.ocellus.efficientnet.PowerLaw;
import io.ocellus.efficientnet.ScalingLaw;
import io.ocellus.efficientnet.ScalingLaw.Measured;
import java.util.ArrayList;
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

    private final Svg svg = new Svg(WIDTH, HEIGHT);

    private ScalingLawSvg() {}

    /** The whole file. */
    static String of(ScalingLaw law) {
        return new ScalingLawSvg().draw(law);
    }

    private String draw(ScalingLaw law) {
        axes();
        floor(law.all());
        curve(law.early(), Svg.ORANGE, "6 4");
        curve(law.all(), Svg.BLUE, Svg.SOLID);
        law.measured().forEach(this::point);
        legend(1, Svg.BLUE, law.all(), "B0 to B7");
        legend(2, Svg.ORANGE, law.early(), "B0 to B4");
        return svg.finish();
    }

    private void axes() {
        for (double tick : TICKS_X) {
            svg.line(x(tick), y(LEAST_Y), x(tick), y(MOST_Y), Svg.GRID, Svg.SOLID);
            svg.text(
                    x(tick),
                    HEIGHT - BOTTOM + 18,
                    "middle",
                    Double.toString(tick).replaceFirst("\\.0$", ""));
        }
        for (double tick = LEAST_Y; tick <= MOST_Y; tick += STEP_Y) {
            svg.line(x(LEAST_X), y(tick), x(MOST_X), y(tick), Svg.GRID, Svg.SOLID);
            svg.text(LEFT - 8, y(tick) + 4, "end", "%.0f %%".formatted(tick));
        }
        svg.text(LEFT, TOP - 20, "start", "ImageNet top-1 error of EfficientNet B0 to B7 (Tan and Le 2019, table 2)");
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "multiply-adds in 10⁹");
    }

    private void floor(PowerLaw law) {
        svg.line(x(LEAST_X), y(law.floor()), x(MOST_X), y(law.floor()), Svg.BLUE, "2 4");
        svg.text(LEFT + 6, y(law.floor()) - 5, "start", number(law.floor()) + " %: the floor of B0 to B7");
    }

    private void curve(PowerLaw law, String colour, String dashes) {
        List<Svg.Place> places = new ArrayList<>();
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double at = LEAST_X * Math.pow(MOST_X / LEAST_X, (double) i / CURVE_STEPS);
            if (law.at(at) <= MOST_Y) {
                places.add(new Svg.Place(x(at), y(law.at(at))));
            }
        }
        svg.curve(places, colour, dashes);
    }

    private void point(Measured measured) {
        double x = x(measured.billions());
        double y = y(measured.error());
        svg.dot(x, y, "black");
        svg.text(x + 7, y - 7, "start", measured.name().toUpperCase(Locale.ROOT));
    }

    private void legend(int row, String colour, PowerLaw law, String title) {
        double y = TOP + 20.0 * row;
        svg.line(WIDTH - 330, y - 4, WIDTH - 300, y - 4, colour, row == 1 ? Svg.SOLID : "6 4");
        svg.text(
                WIDTH - 292,
                y,
                "start",
                "%s: %s + %s · x^−%s"
                        .formatted(title, number(law.floor()), number(law.factor()), number(law.exponent())));
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
