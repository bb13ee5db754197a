package io.ocellus.efficientnet;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A few convolutions that belong together.
 *
 * @param title {@code MBConv6 k5}, or {@code stem}, {@code head}, {@code classifier}
 * @param stage its row in the block table, from 1; 0 for what stands around the table
 * @param layers in the order in which they run
 * @param residual whether the input is added to the output
 */
public record Block(String title, int stage, Shape input, Shape output, List<Convolution> layers, boolean residual) {

    /** Keeps its own copy of the layers. */
    public Block {
        layers = List.copyOf(layers);
    }

    public long parameters() {
        return sum(Convolution::parameters);
    }

    public long multiplyAdds() {
        return sum(Convolution::multiplyAdds);
    }

    /** Values that its convolutions write: what training has to keep, and what memory bandwidth is spent on. */
    public long activations() {
        return sum(layer -> layer.output().elements());
    }

    /** Bytes of the stored weights. */
    public long weightBytes(Precision precision) {
        return sum(layer -> layer.weightBytes(precision));
    }

    /**
     * The most values that are alive at once, where each convolution needs its input and its output, activations and the scaling by
     * squeeze-and-excitation work in place, and a residual keeps the block's input to its end.
     */
    public long peakActivations() {
        long peak = 0;
        Shape current = input;
        for (int i = 0; i < layers.size(); i++) {
            Convolution layer = layers.get(i);
            long alive = layer.input().elements() + layer.output().elements();
            if (layer.role().gate()) {
                alive += current.elements();
            }
            if (residual && i > 0) {
                alive += input.elements();
            }
            peak = Math.max(peak, alive);
            current = layer.role().gate() ? current : layer.output();
        }
        return peak;
    }

    private long sum(ToLongFunction<Convolution> figure) {
        return layers.stream().mapToLong(figure).sum();
    }
}
