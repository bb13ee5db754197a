package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Makes {@link Region}s from lists of four numbers. */
final class RegionReader {

    /** For rectangles that meet the border exactly but for the rounding of decimal fractions. */
    private static final double ROUNDING = 1e-9;

    private final Problems problems;

    RegionReader(Problems problems) {
        this.problems = problems;
    }

    Region read(Place place, JsonNode list) {
        double x = list.path(0).asDouble();
        double y = list.path(1).asDouble();
        double width = list.path(2).asDouble();
        double height = list.path(3).asDouble();
        if (problems.touch(place)) {
            return Region.FULL;
        }
        if (width == 0 || height == 0) {
            problems.add(place, "must have a width and a height greater than 0");
        }
        checkBorder(place, "x + width", x + width);
        checkBorder(place, "y + height", y + height);
        return new Region(x, y, Math.min(width, 1 - x), Math.min(height, 1 - y));
    }

    List<Region> readAll(Place place, JsonNode lists) {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            regions.add(read(place.item(i), lists.get(i)));
        }
        return List.copyOf(regions);
    }

    private void checkBorder(Place place, String what, double sum) {
        if (sum > 1 + ROUNDING) {
            problems.add(place, "must lie inside the picture: " + what + " must be at most 1, is " + Shown.number(sum));
        }
    }
}
