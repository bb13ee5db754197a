package io.ocellus.plan;

/**
 * How often a bundle is right, as its builder measured it.
 *
 * @param dataset for people, {@code imagenet-val-200}
 * @param datasetDigest sha256 of the data set; only rows with the same one are compared
 * @param size side of the input in pixels
 * @param isa the CPU level that it was measured at, by oneDNN's names in lower case: {@code avx2}, {@code avx512_core_vnni}
 * @param value top-1 from 0 to 1
 * @param samples pictures that were classified
 */
public record Accuracy(String dataset, String datasetDigest, int size, String isa, double value, int samples) {}
