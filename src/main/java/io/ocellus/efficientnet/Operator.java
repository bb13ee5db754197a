package io.ocellus.efficientnet;

/** What the blocks of a stage are. */
public enum Operator {
    /** Mobile inverted bottleneck: 1×1 expansion, depthwise convolution, squeeze-and-excitation, 1×1 projection (paper, section 4). */
    MBCONV("MBConv"),
    /** One k×k convolution in place of expansion and depthwise convolution (V2 paper, figure 2). */
    FUSED_MBCONV("FusedMBConv");

    private final String title;

    Operator(String title) {
        this.title = title;
    }

    /** As the papers write it. */
    public String title() {
        return title;
    }
}
