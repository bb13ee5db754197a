package io.ocellus.model;

import java.util.List;
import java.util.Map;
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

    /** What int8 arithmetic a CPU has beside its own level's: the next lower level that it runs as well. */
    private static final Map<String, String> LOWER = Map.of(
            "avx512_core_amx", "avx512_core_bf16",
            "avx512_core_bf16", "avx512_core_vnni",
            "avx512_core_vnni", "avx512_core",
            "avx512_core", "avx2",
            "avx2_vnni", "avx2",
            "avx2", "avx",
            "avx", "sse41");

    /**
     * The measurement that applies to a gateway: at its CPU's level or, where it was not measured there, at the nearest lower one.
     *
     * @param metric as the manifest names it
     * @param size the side of the model's pictures in pixels
     * @param level the CPU's, by oneDNN's name
     * @return null where none was made at this level or a lower one
     */
    public @Nullable Accuracy applying(String metric, int size, String level) {
        for (String at = level; at != null; at = LOWER.get(at)) {
            for (Accuracy row : accuracy) {
                if (row.metric().equals(metric)
                        && row.size() == size
                        && row.isa().equals(at)) {
                    return row;
                }
            }
        }
        return null;
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
