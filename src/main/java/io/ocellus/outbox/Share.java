package io.ocellus.outbox;

import io.ocellus.report.Channel;

/** The classes of messages that wait for the link. Each has a part of the room to itself, so none pushes out another. */
enum Share {
    RESULT(80),
    LABEL(10),
    EVENT(10);

    private final int percent;

    Share(int percent) {
        this.percent = percent;
    }

    /** Its part of a whole, at least 1. */
    long of(long whole) {
        return Math.max(1, whole * percent / 100);
    }

    /** The class of what queues; states are published anew and metrics are gone with their minute. */
    static Share of(Channel.Kind kind) {
        return switch (kind) {
            case RESULT -> RESULT;
            case LABEL -> LABEL;
            case EVENT -> EVENT;
            case STATE, BIRTH, CAMERA_STATE, METRICS ->
                throw new IllegalArgumentException(kind + " does not wait for the link");
        };
    }
}
