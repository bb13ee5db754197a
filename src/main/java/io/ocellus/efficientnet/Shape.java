package io.ocellus.efficientnet;

/** A tensor of {@code channels}×{@code size}×{@code size}, for one picture. */
public record Shape(int channels, int size) {

    private static final int COLOURS = 3;

    static Shape picture(int pixels) {
        return new Shape(COLOURS, pixels);
    }

    /** What is left of it after a global pooling. */
    Shape pooled() {
        return new Shape(channels, 1);
    }

    /** After a convolution with {@code same} padding, as in the reference code: a stride of 2 halves the size, rounded up. */
    Shape convolved(int toChannels, int stride) {
        return new Shape(toChannels, Math.ceilDiv(size, stride));
    }

    /** The number of values. */
    public long elements() {
        return (long) channels * size * size;
    }

    /** {@code 32×112×112}. */
    @Override
    public String toString() {
        return channels + "×" + size + "×" + size;
    }
}
