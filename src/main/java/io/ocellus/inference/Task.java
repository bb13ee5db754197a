package io.ocellus.inference;

import io.ocellus.frame.Frame;
import org.jspecify.annotations.Nullable;

/** A frame that a worker has taken, with its view and its place in the order. Kept by the worker and filled again. */
final class Task {

    private @Nullable View view;
    private @Nullable Frame frame;
    private long ticket;

    void begin(View taken, Frame picture, long place) {
        view = taken;
        frame = picture;
        ticket = place;
    }

    View view() {
        return held(view);
    }

    Frame frame() {
        return held(frame);
    }

    long ticket() {
        return ticket;
    }

    private static <T> T held(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("this worker has no frame");
        }
        return part;
    }
}
