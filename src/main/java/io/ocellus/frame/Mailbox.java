package io.ocellus.frame;

import org.jspecify.annotations.Nullable;

/**
 * The hand-over from a camera to one of its views: room for one frame. A lossy mailbox keeps the newest and counts what
 * it replaced; a lossless one makes the camera wait. One thread offers, any may poll.
 */
public final class Mailbox implements AutoCloseable {

    private final boolean lossless;
    private final Runnable bell;
    private final Drops drops = new Drops();
    private @Nullable Frame waiting;
    private boolean closed;

    /**
     * @param lossless whether {@link #offer} waits for room instead of replacing the waiting frame
     * @param bell rung after each frame that arrived, on the offering thread; must not block
     */
    public Mailbox(boolean lossless, Runnable bell) {
        this.lossless = lossless;
        this.bell = bell;
    }

    /**
     * Takes one hold on the frame over from the caller, whatever becomes of it.
     *
     * @throws InterruptedException while waiting for room in a lossless mailbox; the frame is given back
     */
    public void offer(Frame frame) throws InterruptedException {
        boolean arrived;
        try {
            arrived = put(frame);
        } catch (InterruptedException e) {
            frame.close();
            throw e;
        }
        if (arrived) {
            bell.run();
        }
    }

    private synchronized boolean put(Frame frame) throws InterruptedException {
        while (lossless && waiting != null && !closed) {
            wait();
        }
        if (closed) {
            frame.close();
            return false;
        }
        Frame old = waiting;
        waiting = frame;
        if (old != null) {
            drops.count(Drops.Reason.SUPERSEDED);
            old.close();
        }
        return true;
    }

    /** The waiting frame, which the caller must close, or null. */
    public synchronized @Nullable Frame poll() {
        Frame frame = waiting;
        waiting = null;
        notifyAll();
        return frame;
    }

    public synchronized boolean isEmpty() {
        return waiting == null;
    }

    public boolean isLossless() {
        return lossless;
    }

    /** What this view lost so far; camera and worker count here what they drop of it. */
    public Drops drops() {
        return drops;
    }

    /** Gives a waiting frame back and refuses all others. */
    @Override
    public synchronized void close() {
        closed = true;
        Frame frame = waiting;
        waiting = null;
        if (frame != null) {
            frame.close();
        }
        notifyAll();
    }
}
