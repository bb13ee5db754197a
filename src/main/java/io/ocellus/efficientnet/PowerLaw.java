package io.ocellus.efficientnet;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * y = floor + factor · x^−exponent.
 *
 * @param floor what no x gets below, never negative
 */
public record PowerLaw(double floor, double factor, double exponent) {

    private static final double STEEPEST = 4;
    private static final double FLATTEST = 0.01;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 80;

    /** A point that a law is fitted to, both coordinates positive. */
    public record Point(double x, double y) {}

    /**
     * The law with the smallest sum of squared errors. For a given exponent floor and factor follow from linear least squares; the
     * exponent is found by golden-section search.
     *
     * @param points at least three with different x
     */
    public static PowerLaw fit(List<Point> points) {
        DoubleUnaryOperator badness = exponent -> withExponent(points, exponent).squaredError(points);
        double low = FLATTEST;
        double high = STEEPEST;
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (badness.applyAsDouble(left) < badness.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return withExponent(points, (low + high) / 2);
    }

    /** The law's y. */
    public double at(double x) {
        return floor + factor * Math.pow(x, -exponent);
    }

    private double squaredError(List<Point> points) {
        return points.stream()
                .mapToDouble(point -> at(point.x()) - point.y())
                .map(error -> error * error)
                .sum();
    }

    /** With z = x^−exponent, y = floor + factor·z is a straight line; a line that would begin below 0 is drawn from 0. */
    private static PowerLaw withExponent(List<Point> points, double exponent) {
        double n = points.size();
        double sz = 0;
        double sy = 0;
        double szz = 0;
        double szy = 0;
        for (Point point : points) {
            double z = Math.pow(point.x(), -exponent);
            sz += z;
            sy += point.y();
            szz += z * z;
            szy += z * point.y();
        }
        double factor = (n * szy - sz * sy) / (n * szz - sz * sz);
        double floor = (sy - factor * sz) / n;
        return floor >= 0 ? new PowerLaw(floor, factor, exponent) : new PowerLaw(0, szy / szz, exponent);
    }
}
