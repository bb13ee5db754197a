package io.ocellus.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a finished bundle when it was built, as its manifest says.
 *
 * @param accuracy one row a data set, metric, size and instruction set
 * @param calibration how its temperature was found; null where it was not
 */
public record Evidence(List<Accuracy> accuracy, @Nullable Calibration calibration) {

    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(List.of(), null);

    public Evidence {
        accuracy = List.copyOf(accuracy);
    }

    /**
     * How far probabilities can be taken at their word: 0.9 should be right nine times out of ten.
     *
     * @param dataset the labelled pictures by whose one half the temperature was fitted
     * @param datasetSha256 64 hexadecimal digits over them; empty where it is not said
     * @param samples pictures in the other half, by which the errors were measured
     * @param errorBefore expected calibration error at temperature 1, 0 to 1
     * @param errorAfter the same at the bundle's temperature
     */
    public record Calibration(
            String dataset, String datasetSha256, int samples, double errorBefore, double errorAfter) {}
}
