package io.ocellus.efficientnet;

/** What a network is scaled in, with the constant that a grid search around B0 found (paper, section 4). */
public enum Dimension {
    /** Number of blocks: α. */
    DEPTH(1.2, 1),
    /** Number of channels: β. */
    WIDTH(1.1, 2),
    /** Pixels of the input's side: γ. */
    RESOLUTION(1.15, 2);

    private final double constant;
    private final int power;

    Dimension(double constant, int power) {
        this.constant = constant;
        this.power = power;
    }

    /** α, β or γ. */
    public double constant() {
        return constant;
    }

    /** The power with which multiply-adds of a convolution grow in this dimension (paper, section 3.3). */
    public int power() {
        return power;
    }
}
