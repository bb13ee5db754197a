package io.ocellus.cli;

import io.ocellus.cli.Frontier.Point;
import java.util.List;
import java.util.stream.DoubleStream;

/** Accuracy over throughput, the latter on a logarithmic axis; what is on the frontier of its device is joined and bold. */
final class FrontierSvg {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 60;
    private static final int RIGHT = 110;
    private static final int TOP = 44;
    private static final int BOTTOM = 54;

    private static final List<String> COLOURS = List.of(Svg.BLUE, Svg.ORANGE, Svg.GREEN);
    private static final String BEATEN = "#9a9a9a";
    private static final int MOST_TICKS = 8;
    private static final double[] STEPS = {1, 2, 5};

    private final Svg svg = new Svg(WIDTH, HEIGHT);
    private final double leastX;
    private final double mostX;
    private final int leastY;
    private final int mostY;

    private FrontierSvg(List<Point> points) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        points.forEach(point -> {
            x.add(point.throughput());
            y.add(100 * point.accuracy());
        });
        var throughputs = x.build().summaryStatistics();
        var percents = y.build().summaryStatistics();
        leastX = throughputs.getMin() / 1.25;
        mostX = throughputs.getMax() * 1.25;
        leastY = (int) Math.floor(percents.getMin()) - 1;
        mostY = (int) Math.ceil(percents.getMax()) + 1;
    }

    /**
     * The whole file.
     *
     * @param points at least one
     */
    static String of(List<Point> points, String title) {
        return new FrontierSvg(points).draw(points, title);
    }

    private String draw(List<Point> points, String title) {
        axes(title);
        List<String> groups = points.stream().map(Point::group).distinct().toList();
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            String colour = COLOURS.get(i % COLOURS.size());
            List<Point> own =
                    points.stream().filter(point -> point.group().equals(group)).toList();
            List<Point> frontier = Frontier.of(own);
            svg.curve(frontier.stream().map(this::place).toList(), colour, Svg.SOLID);
            own.stream().filter(point -> !frontier.contains(point)).forEach(point -> mark(point, BEATEN));
            frontier.forEach(point -> mark(point, colour));
            legend(i, colour, group);
        }
        return svg.finish();
    }

    private void axes(String title) {
        for (double decade = Math.pow(10, Math.floor(Math.log10(leastX))); decade < mostX; decade *= 10) {
            for (double step : STEPS) {
                double tick = decade * step;
                if (tick >= leastX && tick <= mostX) {
                    svg.line(x(tick), y(leastY), x(tick), y(mostY), Svg.GRID, Svg.SOLID);
                    svg.text(
                            x(tick),
                            HEIGHT - BOTTOM + 18.0,
                            "middle",
                            Double.toString(tick).replaceFirst("\\.0$", ""));
                }
            }
        }
        int step = Math.ceilDiv(mostY - leastY, MOST_TICKS);
        for (int tick = leastY; tick <= mostY; tick += step) {
            svg.line(x(leastX), y(tick), x(mostX), y(tick), Svg.GRID, Svg.SOLID);
            svg.text(LEFT - 8.0, y(tick) + 4, "end", tick + " %");
        }
        svg.text(LEFT, TOP - 20.0, "start", title);
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14.0, "middle", "inferences a second");
    }

    private void mark(Point point, String colour) {
        Svg.Place place = place(point);
        svg.dot(place.x(), place.y(), colour);
        svg.text(place.x() + 7, place.y() - 7, "start", point.name());
    }

    private void legend(int row, String colour, String group) {
        double y = HEIGHT - BOTTOM - 14 - 20.0 * row;
        svg.line(LEFT + 12.0, y - 4, LEFT + 42.0, y - 4, colour, Svg.SOLID);
        svg.text(LEFT + 50.0, y, "start", "what " + group + " affords at best");
    }

    private Svg.Place place(Point point) {
        return new Svg.Place(x(point.throughput()), y(100 * point.accuracy()));
    }

    private double x(double throughput) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(throughput / leastX) / Math.log(mostX / leastX);
    }

    private double y(double percent) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (mostY - percent) / (mostY - leastY);
    }
}
