package io.ocellus.openvino;

/**
 * One dimension of a {@link PartialShape}: any size from {@code min} to {@code max}, both included.
 *
 * @param max {@link #UNBOUNDED} where there is no upper limit
 */
public record Dimension(long min, long max) {

    public static final long UNBOUNDED = -1;

    public Dimension {
        if (min < 0 || (max != UNBOUNDED && max < min)) {
            throw new IllegalArgumentException("not a dimension: from " + min + " to " + max);
        }
    }

    public static Dimension of(long size) {
        return new Dimension(size, size);
    }

    public static Dimension dynamic() {
        return new Dimension(0, UNBOUNDED);
    }

    public boolean isDynamic() {
        return min != max;
    }

    @Override
    public String toString() {
        if (!isDynamic()) {
            return Long.toString(min);
        }
        return max == UNBOUNDED ? (min == 0 ? "?" : min + "..") : min + ".." + max;
    }
}
