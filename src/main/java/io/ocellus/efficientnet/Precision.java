package io.ocellus.efficientnet;

/**
 * How weights are stored after batch normalisation has been folded into them: each kernel value, and for each output channel a bias
 * and, for int8, a scale.
 */
public enum Precision {
    FP32(4, 4),
    FP16(2, 2),
    /** Kernels in 8 bits; bias and scale of each channel stay in 32. */
    INT8(1, 8);

    private final int bytesPerWeight;
    private final int bytesPerChannel;

    Precision(int bytesPerWeight, int bytesPerChannel) {
        this.bytesPerWeight = bytesPerWeight;
        this.bytesPerChannel = bytesPerChannel;
    }

    /** The size of one value, of a weight or of an activation. */
    public int bytes() {
        return bytesPerWeight;
    }

    long bytes(long weights, long channels) {
        return weights * bytesPerWeight + channels * bytesPerChannel;
    }
}
