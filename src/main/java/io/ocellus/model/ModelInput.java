package io.ocellus.model;

import java.util.List;

/**
 * What a model wants to see: one picture at a time, {@code (pixel − mean) / scale} a channel with pixels from 0 to 255.
 *
 * @param height in pixels
 * @param width in pixels
 * @param color the model's own channel order
 * @param layout the order of the model's dimensions
 * @param mean one a channel in the model's order, or none: 0
 * @param scale one a channel in the model's order, or none: 1
 * @param fit how a picture of another shape is brought to this one
 * @param pad the value (0 to 255) of the border that a fit may leave
 * @param bytes whether the model itself takes 8-bit pixels, as one does that has its preprocessing built in
 */
public record ModelInput(
        int height,
        int width,
        Color color,
        Layout layout,
        List<Float> mean,
        List<Float> scale,
        Fit fit,
        int pad,
        boolean bytes) {

    public ModelInput {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
    }

    /** A model's channel order. */
    public enum Color {
        RGB,
        BGR,
        GRAY;

        public int channels() {
            return this == GRAY ? 1 : 3;
        }
    }

    /** The order of dimensions: picture, channel, row, column. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** How a picture is brought to the model's size, always by bilinear interpolation. */
    public enum Fit {
        /** Each side on its own. */
        STRETCH,
        /** The largest part in the middle that has the model's shape. */
        CROP,
        /** The whole picture in the middle, its shape kept, the border padded. */
        LETTERBOX,
        /** The whole picture at the top left, its shape kept, the border padded. */
        TOP_LEFT
    }
}
