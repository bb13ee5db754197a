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
 * @param sizes the sides, in pixels and ascending, of the square pictures for which the model may be compiled, its own among
 *     them; empty for a model that is not square, which has one size
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
        boolean bytes,
        List<Integer> sizes) {

    public ModelInput {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        sizes = sizes.stream().sorted().toList();
    }

    /** One that has no other size than this. */
    public ModelInput(
            int height,
            int width,
            Color color,
            Layout layout,
            List<Float> mean,
            List<Float> scale,
            Fit fit,
            int pad,
            boolean bytes) {
        this(height, width, color, layout, mean, scale, fit, pad, bytes, height == width ? List.of(height) : List.of());
    }

    /**
     * The same for pictures of another size.
     *
     * @param size one of {@link #sizes}
     * @throws IllegalArgumentException where it is none of them
     */
    public ModelInput at(int size) {
        if (!sizes.contains(size)) {
            throw new IllegalArgumentException("has the sizes " + sizes + ", not " + size);
        }
        return new ModelInput(size, size, color, layout, mean, scale, fit, pad, bytes, sizes);
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
