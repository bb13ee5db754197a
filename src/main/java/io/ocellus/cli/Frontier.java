package io.ocellus.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The points that none beats: no other is as accurate and faster, or as fast and more accurate (Pareto). */
final class Frontier {

    private Frontier() {}

    /**
     * A candidate.
     *
     * @param group whose frontier it may be on: its device
     * @param throughput inferences a second
     * @param accuracy 0 to 1
     */
    record Point(String name, String group, double throughput, double accuracy) {}

    /** Those of one group that are on its frontier, the fastest first. */
    static List<Point> of(List<Point> group) {
        List<Point> fastestFirst = new ArrayList<>(group);
        fastestFirst.sort(Comparator.comparingDouble(Point::throughput)
                .thenComparingDouble(Point::accuracy)
                .reversed());
        List<Point> frontier = new ArrayList<>();
        for (Point point : fastestFirst) {
            if (frontier.isEmpty() || point.accuracy() > frontier.getLast().accuracy()) {
                frontier.add(point);
            }
        }
        return frontier;
    }
}
