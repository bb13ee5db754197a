package io.ocellus.outbox;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.CameraReport;
import io.ocellus.report.Channel;
import io.ocellus.testing.Reports;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An outbox between cameras and a link that do what a list of numbers tells them. */
final class OutboxModel {

    static final int ACTIONS = 12;

    /** The numbers that the broker confirmed, by channel. */
    private final Map<Channel, Set<Long>> delivered = new HashMap<>();

    private final Map<Channel, Long> lastSeq = new HashMap<>();
    private final Map<Long, Map<?, ?>> announcements = new HashMap<>();
    private final Deque<Message> inflight = new ArrayDeque<>();
    private final SteppedClock clock = new SteppedClock();
    private final Outbox outbox;
    private boolean connected;

    OutboxModel(int capacity) {
        outbox = new Outbox(capacity, new MemoryBacklog(), clock);
    }

    void act(int action) {
        switch (action) {
            case 0, 1 -> offerResult("dock1");
            case 2 -> offerResult("dock2");
            case 3 -> outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
            case 4, 5 -> take();
            case 6 -> acknowledge(inflight.pollFirst());
            case 7 -> acknowledge(inflight.pollLast());
            case 8 -> giveBack();
            case 9 -> refuse();
            case 10 -> toggleLink();
            default -> clock.now = clock.now.plusSeconds(7);
        }
    }

    private void offerResult(String camera) {
        outbox.offer(Reports.result(camera));
        lastSeq.merge(Channel.ofView(Channel.Kind.RESULT, camera, Channel.MAIN_VIEW), 1L, Long::sum);
    }

    private void take() {
        Message message = outbox.next();
        if (message != null) {
            lastSeq.merge(message.channel(), message.seq(), Math::max);
            inflight.addLast(message);
        }
    }

    private void acknowledge(@Nullable Message message) {
        if (message == null) {
            return;
        }
        outbox.acknowledged(message);
        delivered.computeIfAbsent(message.channel(), _ -> new TreeSet<>()).add(message.seq());
        if (message.report() instanceof AuditEvent event) {
            announcements.put(message.seq(), (Map<?, ?>) event.fields().get("dropped"));
        }
    }

    private void giveBack() {
        Message message = inflight.pollLast();
        if (message != null) {
            outbox.returned(message);
        }
    }

    private void refuse() {
        Message message = inflight.pollFirst();
        if (message != null && !message.resent()) {
            outbox.refused(message);
        } else if (message != null) {
            acknowledge(message);
        }
    }

    private void toggleLink() {
        connected = !connected;
        if (connected) {
            outbox.connected();
        } else {
            outbox.disconnected();
            inflight.clear();
        }
    }

    /** Lets everything flow out over a link that works. */
    void finish() {
        if (!connected) {
            toggleLink();
        }
        outbox.abandon();
        do {
            while (!inflight.isEmpty()) {
                acknowledge(inflight.pollFirst());
            }
            take();
        } while (!inflight.isEmpty());
        if (!outbox.isIdle()) {
            throw new AssertionError("not idle after everything was acknowledged: " + outbox.status());
        }
    }

    /** Every channel that got a number. */
    Set<Channel> channels() {
        return lastSeq.keySet();
    }

    /** The highest number: for results by counting the offers, for others by looking at what came out. */
    long lastSeq(Channel channel) {
        return lastSeq.getOrDefault(channel, 0L);
    }

    /** The numbers that were confirmed, and those that were announced as dropped: an element each. */
    List<Long> accountedFor(Channel channel) {
        List<Long> numbers = new ArrayList<>(delivered.getOrDefault(channel, Set.of()));
        for (Map<?, ?> dropped : announcements.values()) {
            if (dropped.get(channel.topic()) instanceof List<?> ranges) {
                for (Object range : ranges) {
                    long first = (Long) ((List<?>) range).getFirst();
                    long last = (Long) ((List<?>) range).getLast();
                    for (long seq = first; seq <= last; seq++) {
                        numbers.add(seq);
                    }
                }
            }
        }
        return numbers;
    }

    private static final class SteppedClock extends Clock {

        private Instant now = Reports.TIME;

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
