package io.ocellus.efficientnet;

import static io.ocellus.efficientnet.Operator.FUSED_MBCONV;
import static io.ocellus.efficientnet.Operator.MBCONV;

import java.util.List;

/** The block tables that the papers and their reference code publish. */
public final class Baselines {

    /** EfficientNet-B0 (paper, table 1; the ratio 0.25 of squeeze-and-excitation from the reference code). */
    public static final BlockTable B0 = new BlockTable(
            "EfficientNet-B0", Activation.SWISH, 224, 32, b0(0.25), 1280, Rounding.WITHIN_TEN_PERCENT, false);

    /** EfficientNet-Lite0: B0 without squeeze-and-excitation (reference code, {@code lite/}). */
    public static final BlockTable LITE0 = new BlockTable(
            "EfficientNet-Lite0", Activation.RELU6, 224, 32, b0(0), 1280, Rounding.WITHIN_TEN_PERCENT, true);

    /** EfficientNetV2-B0 (reference code, {@code v2_base_block}), scaled as V1 is. */
    public static final BlockTable V2_B0 = new BlockTable(
            "EfficientNetV2-B0",
            Activation.SWISH,
            224,
            32,
            List.of(
                    new Stage(FUSED_MBCONV, 3, 1, 1, 16, 1, 0),
                    new Stage(FUSED_MBCONV, 3, 2, 4, 32, 2, 0),
                    new Stage(FUSED_MBCONV, 3, 2, 4, 48, 2, 0),
                    new Stage(MBCONV, 3, 2, 4, 96, 3, 0.25),
                    new Stage(MBCONV, 3, 1, 6, 112, 5, 0.25),
                    new Stage(MBCONV, 3, 2, 6, 192, 8, 0.25)),
            1280,
            Rounding.NEAREST,
            false);

    /** EfficientNetV2-S (V2 paper, table 4; its stem has 24 channels and its head 1280). */
    public static final BlockTable V2_S = new BlockTable(
            "EfficientNetV2-S",
            Activation.SWISH,
            384,
            24,
            List.of(
                    new Stage(FUSED_MBCONV, 3, 1, 1, 24, 2, 0),
                    new Stage(FUSED_MBCONV, 3, 2, 4, 48, 4, 0),
                    new Stage(FUSED_MBCONV, 3, 2, 4, 64, 4, 0),
                    new Stage(MBCONV, 3, 2, 4, 128, 6, 0.25),
                    new Stage(MBCONV, 3, 1, 6, 160, 9, 0.25),
                    new Stage(MBCONV, 3, 2, 6, 256, 15, 0.25)),
            1280,
            Rounding.NEAREST,
            false);

    private Baselines() {}

    private static List<Stage> b0(double squeezeExcitation) {
        return List.of(
                new Stage(MBCONV, 3, 1, 1, 16, 1, squeezeExcitation),
                new Stage(MBCONV, 3, 2, 6, 24, 2, squeezeExcitation),
                new Stage(MBCONV, 5, 2, 6, 40, 2, squeezeExcitation),
                new Stage(MBCONV, 3, 2, 6, 80, 3, squeezeExcitation),
                new Stage(MBCONV, 5, 1, 6, 112, 3, squeezeExcitation),
                new Stage(MBCONV, 5, 2, 6, 192, 4, squeezeExcitation),
                new Stage(MBCONV, 3, 1, 6, 320, 1, squeezeExcitation));
    }
}
