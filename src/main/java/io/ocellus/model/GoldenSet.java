package io.ocellus.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Pictures with the outputs that the model gave when it was built, by which a device proves that it computes the same.
 *
 * @param pictures the files, in the order of the rows of {@code outputs}
 * @param outputs float32, little-endian, one row of raw model outputs a picture, at the model's size
 * @param outputsBySize the same for every size of the model that has them, the one of {@code outputs} among them
 * @param classes numbers a row
 * @param limits what a device must keep
 */
public record GoldenSet(
        List<Path> pictures, Path outputs, Map<Integer, Path> outputsBySize, int classes, Limits limits) {

    private static final int LARGEST = 64 << 20;

    public GoldenSet {
        pictures = List.copyOf(pictures);
        outputsBySize = Map.copyOf(outputsBySize);
    }

    /** The same pictures with the outputs at another of the model's sizes. */
    GoldenSet at(int size) {
        return new GoldenSet(pictures, Objects.requireNonNull(outputsBySize.get(size)), outputsBySize, classes, limits);
    }

    /**
     * What a device must keep against these outputs.
     *
     * @param top1Agreement the least share of pictures with the same best class, 0 to 1
     * @param maxProbabilityDifference the largest difference of any probability, 0 to 1
     */
    public record Limits(double top1Agreement, double maxProbabilityDifference) {}

    /**
     * Reads the outputs.
     *
     * @return {@code [pictures][classes]}
     * @throws ModelException where the file can't be read or has another size
     */
    public float[][] readOutputs() {
        long expected = 4L * pictures.size() * classes;
        if (expected > LARGEST) {
            throw new ModelException(
                    outputs,
                    "would hold " + expected + " bytes for " + pictures.size() + " pictures, at most " + LARGEST
                            + " are read");
        }
        byte[] bytes = SmallFile.bytes(outputs, LARGEST);
        if (bytes.length != expected) {
            throw new ModelException(
                    outputs,
                    "has " + bytes.length + " bytes where " + pictures.size() + " pictures of " + classes
                            + " classes need " + expected);
        }
        float[][] rows = new float[pictures.size()][classes];
        var numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (float[] row : rows) {
            numbers.get(row);
        }
        return rows;
    }
}
