package io.ocellus.efficientnet;

/** How scaled channels become multiples of 8 (reference code, {@code round_filters}). */
public enum Rounding {
    /** To the nearest multiple, and to the next one where that would lose more than 10 % (EfficientNet). */
    WITHIN_TEN_PERCENT(0.9),
    /** To the nearest multiple (EfficientNetV2). */
    NEAREST(0);

    private static final int DIVISOR = 8;

    private final double smallest;

    Rounding(double smallest) {
        this.smallest = smallest;
    }

    /**
     * The channels after scaling.
     *
     * @return at least 8; the channels as they are where the width is 1
     */
    public int channels(int channels, double width) {
        if (width == 1) {
            return channels;
        }
        double wanted = channels * width;
        int rounded = Math.max(DIVISOR, (int) (wanted + DIVISOR / 2.0) / DIVISOR * DIVISOR);
        return rounded < smallest * wanted ? rounded + DIVISOR : rounded;
    }

    /** The number of blocks after scaling: never rounded down (reference code, {@code round_repeats}). */
    public static int repeats(int repeats, double depth) {
        return (int) Math.ceil(repeats * depth);
    }
}
