package io.ocellus.config;

/**
 * A rectangle relative to the picture: all four from 0 to 1, origin at the top left, {@code x + width ≤ 1}, {@code y + height ≤ 1}.
 */
public record Region(double x, double y, double width, double height) {

    /** The whole picture. */
    public static final Region FULL = new Region(0, 0, 1, 1);
}
