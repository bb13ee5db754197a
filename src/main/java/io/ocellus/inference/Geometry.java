package io.ocellus.inference;

import io.ocellus.model.ModelInput;
import org.opencv.core.Rect;

/** Which part of a picture goes to which part of the model's input. Kept and overwritten; for one thread. */
final class Geometry {

    private final ModelInput input;

    /** Read from here, in the picture's pixels. */
    final Rect from = new Rect();
    /** Written to here, in the model's pixels. */
    final Rect to = new Rect();

    Geometry(ModelInput input) {
        this.input = input;
    }

    void fit(int pictureWidth, int pictureHeight, Area area) {
        area.inPixels(pictureWidth, pictureHeight, from);
        set(to, 0, 0, input.width(), input.height());
        switch (input.fit()) {
            case STRETCH -> {} // each side on its own
            case CROP -> crop();
            case LETTERBOX -> {
                shrink();
                to.x = (input.width() - to.width) / 2;
                to.y = (input.height() - to.height) / 2;
            }
            case TOP_LEFT -> shrink();
        }
    }

    /** The largest part in the middle that has the model's shape. */
    private void crop() {
        int width = (int) Math.min(from.width, (long) from.height * input.width() / input.height());
        int height = (int) Math.min(from.height, (long) from.width * input.height() / input.width());
        width = Math.max(1, width);
        height = Math.max(1, height);
        set(from, from.x + (from.width - width) / 2, from.y + (from.height - height) / 2, width, height);
    }

    /** As large as fits with its shape kept; halves are rounded to even, as Model API does. */
    private void shrink() {
        double scale = Math.min((double) input.width() / from.width, (double) input.height() / from.height);
        to.width = Math.clamp((long) Math.rint(from.width * scale), 1, input.width());
        to.height = Math.clamp((long) Math.rint(from.height * scale), 1, input.height());
    }

    /** Whether a border of the model's input stays unwritten. */
    boolean leavesBorder() {
        return to.width != input.width() || to.height != input.height();
    }

    private static void set(Rect rect, int x, int y, int width, int height) {
        rect.x = x;
        rect.y = y;
        rect.width = width;
        rect.height = height;
    }
}
