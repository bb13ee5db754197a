package io.ocellus.efficientnet;

/**
 * Factors over a baseline.
 *
 * @param width of channels
 * @param depth of repeats
 * @param resolution of the side of the input
 */
public record Scaling(double width, double depth, double resolution) {

    /** The baseline as it is. */
    public static final Scaling NONE = new Scaling(1, 1, 1);

    /** Depth αᵠ, width βᵠ, resolution γᵠ (paper, equation 3). */
    public static Scaling compound(double phi) {
        return new Scaling(
                Math.pow(Dimension.WIDTH.constant(), phi),
                Math.pow(Dimension.DEPTH.constant(), phi),
                Math.pow(Dimension.RESOLUTION.constant(), phi));
    }

    /** One dimension alone. */
    public static Scaling only(Dimension dimension, double factor) {
        return switch (dimension) {
            case DEPTH -> new Scaling(1, factor, 1);
            case WIDTH -> new Scaling(factor, 1, 1);
            case RESOLUTION -> new Scaling(1, 1, factor);
        };
    }

    /** The factor of one dimension. */
    public double factor(Dimension dimension) {
        return switch (dimension) {
            case DEPTH -> depth;
            case WIDTH -> width;
            case RESOLUTION -> resolution;
        };
    }

    /** The φ at which compound scaling would reach this factor: log of it over the log of α, β or γ (paper, equation 3). */
    public double phi(Dimension dimension) {
        return Math.log(factor(dimension)) / Math.log(dimension.constant());
    }
}
