package io.ocellus.inference;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Keeps the headers of parts of pictures. Each {@code submat} allocates a native header that only a finalizer frees, and a
 * native image runs none; a camera's pooled buffers are few, so their headers are made once. Those unused for long are let
 * go, since they hold the buffer's memory. For one thread.
 */
final class MatWindows implements AutoCloseable {

    private static final int IDLE = 512;

    private final Map<Key, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
    private long uses;

    private record Key(long mat, int x, int y, int width, int height) {}

    private static final class Window {
        final Mat header;
        final long address;
        long used;

        Window(Mat header, long address) {
            this.header = header;
            this.address = address;
        }
    }

    /** The part of {@code whole} in {@code rect}; belongs to this. */
    Mat of(Mat whole, Rect rect) {
        uses++;
        Key key = new Key(whole.nativeObj, rect.x, rect.y, rect.width, rect.height);
        Window window = windows.get(key);
        if (window != null && window.address != whole.dataAddr()) {
            window.header.release(); // the buffer was reallocated for another size
            windows.remove(key);
            window = null;
        }
        if (window == null) {
            window = new Window(whole.submat(rect), whole.dataAddr());
            windows.put(key, window);
        }
        window.used = uses;
        letGoEldest();
        return window.header;
    }

    private void letGoEldest() {
        Iterator<Window> eldest = windows.values().iterator();
        Window window = eldest.next();
        if (uses - window.used > IDLE) {
            window.header.release();
            eldest.remove();
        }
    }

    @Override
    public void close() {
        windows.values().forEach(window -> window.header.release());
        windows.clear();
    }
}
