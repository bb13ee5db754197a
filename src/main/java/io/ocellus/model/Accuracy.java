package io.ocellus.model;

import java.util.OptionalDouble;

/**
 * One measurement of a bundle on labelled pictures: one size on one instruction set.
 *
 * @param dataset the pictures' name
 * @param datasetSha256 64 hexadecimal digits over them; empty where it is not said
 * @param metric the measure of {@code value} and {@code fp32}, as the manifest names it
 * @param size the side of the model's pictures in pixels
 * @param isa the CPU's instruction set by oneDNN's name, as {@code avx512_core_vnni}; empty where it is not said
 * @param value the metric, 0 to 1
 * @param fp32 the same metric of the float network
 * @param top5 the share of pictures whose class is among the five best, 0 to 1
 * @param agreement the share of pictures with the same best class as the float network, 0 to 1
 * @param latencyRatio the time of an inference over that of the float network on the same instruction set
 * @param samples pictures
 */
public record Accuracy(
        String dataset,
        String datasetSha256,
        String metric,
        int size,
        String isa,
        double value,
        OptionalDouble fp32,
        OptionalDouble top5,
        OptionalDouble agreement,
        OptionalDouble latencyRatio,
        int samples) {}
