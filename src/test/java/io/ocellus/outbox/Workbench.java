package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import io.ocellus.testing.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An outbox with its backlog of one session, whose time and whose disk's rounds a test drives by hand. */
final class Workbench {

    private static final String PADDING = " ".repeat(500);

    final Path folder;
    final String session;
    final Backlog backlog;
    final Outbox outbox;
    final SteppedClock clock;
    private boolean diskFails;

    Workbench(Path folder, String session, OutboxLimits limits, SteppedClock clock) {
        this.folder = folder;
        this.session = session;
        this.clock = clock;
        this.backlog = new Backlog(folder, session, limits, this::payload, clock, clock::nanoTime);
        this.outbox = new Outbox(limits, backlog, clock, clock::nanoTime);
    }

    static OutboxLimits limits(int messages) {
        return new OutboxLimits(messages, 1 << 20, Duration.ofHours(24), 1_000_000);
    }

    /** In place of the real payload: what a test has to know of a message. */
    private byte[] payload(Message message) {
        if (diskFails) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
        String drops = message.report() instanceof AuditEvent event ? event.code() + " " + event.fields() : "";
        return (session + " " + message.channel().topic() + " " + message.seq() + " " + drops + PADDING)
                .getBytes(StandardCharsets.UTF_8);
    }

    void diskFails(boolean value) {
        diskFails = value;
    }

    void offerResults(int count) {
        for (int i = 0; i < count; i++) {
            outbox.offer(Reports.result("dock1"));
        }
    }

    /** Lets the grace pass and the disk's thread do all that it has to do. */
    void settle() {
        clock.advance(DiskWork.GRACE);
        while (backlog.round().isZero()) {
            // until it can wait
        }
    }

    /** Everything that comes out now, with what the disk has to read for it. */
    List<Message> takeAll() {
        List<Message> taken = new ArrayList<>();
        for (int silent = 0; silent < 3; silent++) {
            for (Message message = outbox.next(); message != null; message = outbox.next()) {
                taken.add(message);
                silent = 0;
            }
            clock.advance(Duration.ofMillis(1));
            backlog.round();
        }
        return taken;
    }

    /** The end of the process by kill -9: what is in memory is gone. */
    void kill() {
        backlog.release();
    }

    /** A clock that a test moves; both of its times move together. */
    static final class SteppedClock extends Clock {

        private Instant now = Reports.TIME;

        void advance(Duration by) {
            now = now.plus(by);
        }

        long nanoTime() {
            return Duration.between(Reports.TIME, now).toNanos();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
