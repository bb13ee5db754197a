package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What an operator is told of the disk. */
final class DiskEvents {

    private DiskEvents() {}

    static AuditEvent degraded(Instant now, Exception failure) {
        String reason = reason(failure);
        return new AuditEvent(
                now,
                "outbox.degraded",
                "The disk takes no messages (" + reason + "); what waits for the broker is kept in memory.",
                Map.of("reason", reason));
    }

    static AuditEvent recovered(Instant now, Duration after) {
        long seconds = after.toSeconds();
        return new AuditEvent(
                now,
                "outbox.recovered",
                "The disk takes messages again, after " + seconds + " s.",
                Map.of("seconds", seconds));
    }

    static AuditEvent torn(Instant now, long bytes) {
        return new AuditEvent(
                now,
                "outbox.torn",
                bytes + " bytes that an earlier session left on disk are no whole messages; they were cut off.",
                Map.of("bytes", bytes));
    }

    static AuditEvent unreadable(Instant now, long messages) {
        return new AuditEvent(
                now,
                "outbox.unreadable",
                messages + " messages that waited on disk can't be read any more.",
                Map.of("messages", messages));
    }

    /** Why the disk failed, without paths: it is published. */
    static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
