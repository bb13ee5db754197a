package io.ocellus.efficientnet;

/** Scales a baseline in one dimension until it costs as much as another network: the paper's comparison (figure 8, table 7). */
public final class SingleDimension {

    private static final double SMALLEST = 1.0 / 64;
    private static final double LARGEST = 4096;
    private static final int STEPS = 40;

    private SingleDimension() {}

    /**
     * Finds the factor that comes nearest.
     *
     * @param multiplyAdds the budget
     * @return not exactly on the budget, since repeats, channels and pixels are whole
     */
    public static Scaling matching(BlockTable table, Dimension dimension, long multiplyAdds, int classes) {
        double low = SMALLEST;
        double high = LARGEST;
        for (int i = 0; i < STEPS; i++) {
            double middle = Math.sqrt(low * high);
            if (cost(table, dimension, middle, classes) < multiplyAdds) {
                low = middle;
            } else {
                high = middle;
            }
        }
        long below = multiplyAdds - cost(table, dimension, low, classes);
        long above = cost(table, dimension, high, classes) - multiplyAdds;
        return Scaling.only(dimension, below < above ? low : high);
    }

    private static long cost(BlockTable table, Dimension dimension, double factor, int classes) {
        return table.scaled("", Scaling.only(dimension, factor), classes).multiplyAdds();
    }
}
