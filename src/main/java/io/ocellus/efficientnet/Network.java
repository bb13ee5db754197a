package io.ocellus.efficientnet;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A network with every block worked out, for one picture at a time.
 *
 * @param resolution pixels of the side of its input
 * @param blocks from the stem to the classifier
 */
public record Network(String name, Activation activation, int resolution, int classes, List<Block> blocks) {

    /** Keeps its own copy of the blocks. */
    public Network {
        blocks = List.copyOf(blocks);
    }

    /** What training learns; the running mean and variance of batch normalisation are not counted, as everywhere. */
    public long parameters() {
        return sum(Block::parameters);
    }

    /**
     * Multiply-adds of all convolutions and of the classifier; the papers call them FLOPS. Batch normalisation, which is folded
     * away, activations, pooling and additions are not counted.
     */
    public long multiplyAdds() {
        return sum(Block::multiplyAdds);
    }

    /** Values that all convolutions write. */
    public long activations() {
        return sum(Block::activations);
    }

    /** The most values that are alive at once: the largest need of any block. */
    public long peakActivations() {
        return blocks.stream().mapToLong(Block::peakActivations).max().orElse(0);
    }

    /** The most bytes of activations that are alive at once. */
    public long peakActivationBytes(Precision precision) {
        return peakActivations() * precision.bytes();
    }

    /** Bytes of the stored weights. */
    public long weightBytes(Precision precision) {
        return sum(block -> block.weightBytes(precision));
    }

    private long sum(ToLongFunction<Block> figure) {
        return blocks.stream().mapToLong(figure).sum();
    }
}
