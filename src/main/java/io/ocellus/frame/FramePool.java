package io.ocellus.frame;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * A camera's picture buffers, fixed in number. They are allocated once and grow with the first picture. After
 * {@link #close()} each is freed when its last holder gives it back. Safe from any thread.
 */
public final class FramePool implements AutoCloseable {

    private final ArrayDeque<Frame> free = new ArrayDeque<>();
    private final int capacity;
    private int made;
    private boolean closed;

    public FramePool(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a pool needs at least one buffer, not " + capacity);
        }
        this.capacity = capacity;
    }

    /** A buffer for the next picture, or null where all are in use: then the picture is dropped and counted. */
    public synchronized @Nullable Frame acquire() {
        if (closed) {
            return null;
        }
        Frame frame = free.pollFirst();
        if (frame == null && made < capacity) {
            frame = new Frame(this, new Mat());
            made++;
        }
        return frame == null ? null : frame.lease();
    }

    /**
     * A buffer for the next picture; waits until one is given back. For sources that are read losslessly.
     *
     * @throws InterruptedException also where the pool is closed: it has no buffer for anybody any more
     */
    public synchronized Frame take() throws InterruptedException {
        Frame frame = acquire();
        while (frame == null) {
            if (closed) {
                throw new InterruptedException("the pool is closed");
            }
            wait();
            frame = acquire();
        }
        return frame;
    }

    synchronized void giveBack(Frame frame) {
        if (closed) {
            frame.release();
        } else {
            free.addFirst(frame); // the one used last is still warm in the cache
            notify();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(Frame::release);
        free.clear();
        notifyAll();
    }
}
