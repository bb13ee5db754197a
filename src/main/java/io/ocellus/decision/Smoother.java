package io.ocellus.decision;

import io.ocellus.report.Probabilities;

/**
 * The exponential moving average of a model's outputs, {@code s ← s + α·(p − s)} for each class, and its best class. The
 * first output after a start is taken as it is, so the average is never biased towards zero, stays within 0 and 1, and
 * sums to 1 where the outputs do.
 *
 * <p>The average lives in one array that is kept for as long as the number of classes stays. For one thread.
 */
final class Smoother {

    /** By how much a softmax in single precision may exceed 1. */
    private static final float ROUNDING = 1e-3f;

    private final float weight;
    private float[] average = new float[0];
    private boolean empty = true;
    private int best;

    /**
     * @param weight of the newest output, α, above 0 to 1
     */
    Smoother(double weight) {
        this.weight = (float) weight;
    }

    /**
     * Takes one output in.
     *
     * @return false where the output is no probabilities: it is empty, or has a value that is not a number or above 1. The
     *     average, spoilt by it, then starts anew with the next output.
     */
    boolean accept(Probabilities newest) {
        if (empty || newest.size() != average.length) {
            start(newest);
        } else {
            add(newest);
        }
        empty = !findBest();
        return !empty;
    }

    /** Forgets the past: the next output is taken as it is. */
    void restart() {
        empty = true;
    }

    /** The place of the best class; of equal ones the first. Only after {@link #accept} returned true. */
    int best() {
        return best;
    }

    /** The smoothed probability of a class, 0 to 1. */
    float get(int index) {
        return Math.min(average[index], 1);
    }

    int size() {
        return average.length;
    }

    private void start(Probabilities first) {
        if (first.size() != average.length) {
            average = new float[first.size()];
        }
        for (int i = 0; i < average.length; i++) {
            average[i] = first.get(i);
        }
    }

    /** A loop of its own, without a branch, so that the compiler can vectorise it. */
    private void add(Probabilities newest) {
        float[] sums = average;
        float alpha = weight;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += alpha * (newest.get(i) - sums[i]);
        }
    }

    /** One comparison a class finds a better one and a NaN alike. */
    private boolean findBest() {
        float highest = -1;
        for (int i = 0; i < average.length; i++) {
            float value = average[i];
            if (!(value <= highest)) {
                if (Float.isNaN(value)) {
                    return false;
                }
                highest = value;
                best = i;
            }
        }
        return highest >= 0 && highest <= 1 + ROUNDING;
    }
}
