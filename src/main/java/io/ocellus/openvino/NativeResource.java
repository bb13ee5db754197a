package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An object of OpenVINO's with one owner, who releases it by {@link #close()}; closing it again does nothing. Every use
 * after that is an {@link IllegalStateException}. A call that is running in another thread at that moment ends well: the
 * native object is released when the last of them returns, and {@code close} waits for none.
 */
abstract class NativeResource implements AutoCloseable {

    private final MemorySegment handle;
    private final NativeFunction free;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** The owner's, and one more for each running call. */
    private final AtomicInteger uses = new AtomicInteger(1);

    private final Use use = new Use();

    /** @param name of this kind of object in a sentence: "the tensor" */
    NativeResource(MemorySegment handle, NativeFunction free, String name) {
        this.handle = handle;
        this.free = free;
        this.name = name;
    }

    /** Holds the native object during one call: {@code try (var self = use()) { … self.handle() … }}. */
    final Use use() {
        if (closed.get() || uses.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
            throw new IllegalStateException(name + " was closed");
        }
        return use;
    }

    /** For what needs no call: a moment later it may be closed. */
    final void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name + " was closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    private void release() {
        if (uses.decrementAndGet() == 0) {
            free(handle);
        }
    }

    /** Releases the native object; called once, and nobody uses it any more. */
    void free(MemorySegment handle) {
        free.callVoid(handle);
    }

    /** One object serves all calls, so that a call allocates nothing. */
    final class Use implements AutoCloseable {

        private Use() {}

        MemorySegment handle() {
            return handle;
        }

        @Override
        public void close() {
            release();
        }
    }
}
