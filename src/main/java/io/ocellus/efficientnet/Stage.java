package io.ocellus.efficientnet;

/**
 * One row of a block table: equal blocks, the first of which changes resolution and channels (paper, table 1; V2 paper, table 4).
 *
 * @param kernel side of the k×k convolution, odd
 * @param stride of the first block; the others have stride 1
 * @param expansion channels inside a block over those of its input
 * @param channels of the output, before scaling
 * @param repeats number of blocks, before scaling
 * @param squeezeExcitation squeezed channels over those of a block's input, 0 for none
 */
public record Stage(
        Operator operator,
        int kernel,
        int stride,
        int expansion,
        int channels,
        int repeats,
        double squeezeExcitation) {}
