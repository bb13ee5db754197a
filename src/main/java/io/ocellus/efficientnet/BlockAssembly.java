package io.ocellus.efficientnet;

import io.ocellus.efficientnet.Convolution.Role;
import java.util.ArrayList;
import java.util.List;

/** Puts the layers of one block one after the other. One thread. */
final class BlockAssembly {

    private final Shape input;
    private final List<Convolution> layers = new ArrayList<>();
    private Shape current;

    BlockAssembly(Shape input) {
        this.input = input;
        this.current = input;
    }

    /** One convolution alone. */
    static Block single(
            Role role, String title, Shape input, int channels, int kernel, int stride, boolean normalised) {
        Shape output = input.convolved(channels, stride);
        return new Block(
                title, 0, input, output, List.of(new Convolution(role, input, output, kernel, 1, normalised)), false);
    }

    /**
     * A block of a stage.
     *
     * @param number of the stage, from 1
     */
    static Block of(Stage stage, int number, Shape input, int channels, int stride) {
        BlockAssembly block = new BlockAssembly(input);
        switch (stage.operator()) {
            case MBCONV -> block.mobile(stage, channels, stride);
            case FUSED_MBCONV -> block.fused(stage, channels, stride);
        }
        boolean residual = stride == 1 && input.equals(block.current);
        String title = stage.operator().title() + stage.expansion() + " k" + stage.kernel();
        return new Block(title, number, input, block.current, block.layers, residual);
    }

    /** Reference code, {@code MBConvBlock}; there is nothing to expand where the expansion is 1. */
    private void mobile(Stage stage, int channels, int stride) {
        int inner = input.channels() * stage.expansion();
        if (stage.expansion() > 1) {
            convolve(Role.EXPAND, inner, 1, 1, 1);
        }
        convolve(Role.DEPTHWISE, inner, stage.kernel(), stride, inner);
        gate(stage);
        convolve(Role.PROJECT, channels, 1, 1, 1);
    }

    /** Reference code, {@code FusedMBConvBlock}: where the expansion is 1, the projection is the k×k convolution. */
    private void fused(Stage stage, int channels, int stride) {
        if (stage.expansion() > 1) {
            convolve(Role.EXPAND, input.channels() * stage.expansion(), stage.kernel(), stride, 1);
            gate(stage);
            convolve(Role.PROJECT, channels, 1, 1, 1);
        } else {
            gate(stage);
            convolve(Role.PROJECT, channels, stage.kernel(), stride, 1);
        }
    }

    private void convolve(Role role, int channels, int kernel, int stride, int groups) {
        Shape output = current.convolved(channels, stride);
        layers.add(new Convolution(role, current, output, kernel, groups, true));
        current = output;
    }

    /** Squeeze-and-excitation: two biased 1×1 convolutions; the ratio counts from the block's input, not from the expanded channels. */
    private void gate(Stage stage) {
        if (stage.squeezeExcitation() > 0) {
            Shape pooled = current.pooled();
            Shape squeezed = new Shape(Math.max(1, (int) (input.channels() * stage.squeezeExcitation())), 1);
            layers.add(new Convolution(Role.SQUEEZE, pooled, squeezed, 1, 1, false));
            layers.add(new Convolution(Role.EXCITE, squeezed, pooled, 1, 1, false));
        }
    }
}
