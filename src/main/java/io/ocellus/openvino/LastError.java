package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The text of OpenVINO's last error. The C API keeps one for the whole process, never clears it, and some calls fail
 * without writing it; so that an old text never explains a new failure, it is overwritten after it was read, by provoking a
 * harmless error whose text is known.
 */
final class LastError {

    private static final String INVALID_LAYOUT = "[";

    private final NativeFunction message;
    private final NativeFunction free;
    private final NativeFunction createLayout;
    private volatile String forgotten = "";

    LastError(NativeFunction message, NativeFunction free, NativeFunction createLayout) {
        this.message = message;
        this.free = free;
        this.createLayout = createLayout;
    }

    /** What helps a reader in the text that was written since the last call; empty where nothing was. */
    String takeHint() {
        String text = read();
        String hint = text.equals(forgotten) ? "" : ErrorText.hint(text);
        try (Arena arena = Arena.ofConfined()) {
            createLayout.call(arena.allocateFrom(INVALID_LAYOUT), arena.allocate(ADDRESS));
        }
        forgotten = read();
        return hint;
    }

    private String read() {
        MemorySegment text = message.callPointer();
        if (text.equals(MemorySegment.NULL)) {
            return "";
        }
        try {
            return Structs.string(text);
        } finally {
            free.callVoid(text);
        }
    }
}
