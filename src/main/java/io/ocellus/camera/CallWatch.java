package io.ocellus.camera;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows whether a capture thread sits in a call that can't be interrupted, and by when it should be back. Once abandoned,
 * the thread learns it at its next step here, before it can deliver anything. One thread enters and leaves, any may abandon.
 */
final class CallWatch {

    private static final long FREE = 0;
    private static final long ABANDONED = 1;

    /** FREE, ABANDONED, or the deadline of the call under way. */
    private final AtomicLong state = new AtomicLong(FREE);

    /**
     * A call begins.
     *
     * @param deadline on the monotonic clock
     */
    void enter(long deadline) throws InterruptedException {
        move(FREE, deadline | 2); // never FREE or ABANDONED; two nanoseconds don't matter
    }

    /** The call is over. */
    void leave() throws InterruptedException {
        long deadline = state.get();
        move(deadline == ABANDONED ? FREE : deadline, FREE);
    }

    private void move(long from, long to) throws InterruptedException {
        if (!state.compareAndSet(from, to)) {
            throw new InterruptedException("this capture thread is abandoned");
        }
    }

    /** Abandons the thread if its call is late. */
    boolean abandonIfLate(long now) {
        long deadline = state.get();
        return deadline != FREE
                && deadline != ABANDONED
                && now - deadline > 0
                && state.compareAndSet(deadline, ABANDONED);
    }

    /** Abandons the thread whatever it does. */
    void abandon() {
        state.set(ABANDONED);
    }
}
