package io.ocellus.plan;

import java.util.List;
import java.util.Optional;

/**
 * Seconds of an inference on one device in one precision: {@code plain·x + gating·y}, where the two factors are fitted to what was
 * measured. Lite variants decide the first, variants with swish and squeeze-and-excitation the second: how well a device does those
 * differs most between devices.
 *
 * @param plain seconds of a dense multiply-add
 * @param gating the same, in swish and squeeze-and-excitation
 */
record SpeedModel(RelativeCosts costs, double plain, double gating) {

    /** Of what takes no time that could be measured. */
    static final SpeedModel FREE = new SpeedModel(RelativeCosts.of(""), 0, 0);

    private static final double TIE = 0.03;

    /** An inference that was measured. */
    record Point(Workload work, double seconds) {}

    /**
     * Least squares on the relative error with non-negative factors (Lawson and Hanson, Solving Least Squares Problems, 1974;
     * with two of them it is one case distinction). Where the points can't tell the two apart, they are taken for equal.
     *
     * @return empty with fewer than two points that took any time
     */
    static Optional<SpeedModel> fit(RelativeCosts costs, List<Point> all) {
        List<Point> points = all.stream().filter(point -> point.seconds > 0).toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double a1 = 0;
        double b1 = 0;
        for (Point point : points) {
            double a = costs.plain(point.work) / point.seconds;
            double b = costs.gating(point.work) / point.seconds;
            aa += a * a;
            ab += a * b;
            bb += b * b;
            a1 += a;
            b1 += b;
        }
        double tie = TIE * TIE * aa / points.size(); // a point that says "equal", with little weight
        aa += tie;
        bb += tie;
        ab -= tie;
        double determinant = aa * bb - ab * ab;
        double plain = (a1 * bb - b1 * ab) / determinant;
        double gating = (b1 * aa - a1 * ab) / determinant;
        if (plain <= 0) {
            return Optional.of(new SpeedModel(costs, 0, b1 / bb));
        }
        return Optional.of(gating <= 0 ? new SpeedModel(costs, a1 / aa, 0) : new SpeedModel(costs, plain, gating));
    }

    /** Seconds of an inference. */
    double seconds(Workload work) {
        return plain * costs.plain(work) + gating * costs.gating(work);
    }
}
