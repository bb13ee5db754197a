package io.ocellus.inference;

import org.opencv.core.Rect;

/** A rectangle relative to the picture: all four from 0 to 1, origin at the top left. */
public record Area(double x, double y, double width, double height) {

    /** The whole picture. */
    public static final Area FULL = new Area(0, 0, 1, 1);

    public Area {
        if (!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9)) {
            throw new IllegalArgumentException(
                    "not a part of a picture: " + x + ", " + y + ", " + width + ", " + height);
        }
    }

    /** Writes the rectangle in pixels, at least one each way, into {@code rect}. */
    void inPixels(int pictureWidth, int pictureHeight, Rect rect) {
        int left = Math.min((int) Math.rint(x * pictureWidth), pictureWidth - 1);
        int top = Math.min((int) Math.rint(y * pictureHeight), pictureHeight - 1);
        int right = (int) Math.rint((x + width) * pictureWidth);
        int bottom = (int) Math.rint((y + height) * pictureHeight);
        rect.x = left;
        rect.y = top;
        rect.width = Math.clamp(right - left, 1, pictureWidth - left);
        rect.height = Math.clamp(bottom - top, 1, pictureHeight - top);
    }
}
