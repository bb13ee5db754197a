package io.ocellus.efficientnet;

import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * The power with which a figure of B0 grows in each dimension: the binary logarithm of what doubling that dimension alone does.
 * Doubling keeps channels, repeats and pixels whole, so nothing is rounded.
 */
public record Growth(double depth, double width, double resolution) {

    /** The growth of one figure. */
    public static Growth of(ToLongFunction<Network> figure) {
        return new Growth(of(figure, Dimension.DEPTH), of(figure, Dimension.WIDTH), of(figure, Dimension.RESOLUTION));
    }

    private static double of(ToLongFunction<Network> figure, Dimension dimension) {
        double before = figure.applyAsLong(scaled(Scaling.NONE));
        double after = figure.applyAsLong(scaled(Scaling.only(dimension, 2)));
        return Math.log(after / before) / Math.log(2);
    }

    private static Network scaled(Scaling scaling) {
        return Baselines.B0.scaled("", scaling, Variant.IMAGENET_CLASSES);
    }

    /** {@code d^0.97 w^1.90 r^2.00}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "d^%.2f w^%.2f r^%.2f", depth, width, resolution);
    }
}
