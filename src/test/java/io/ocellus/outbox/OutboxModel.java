package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.CameraReport;
import io.ocellus.report.Channel;
import io.ocellus.testing.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An outbox between cameras, a disk and a link that do what a list of numbers tells them, over several sessions. */
final class OutboxModel {

    static final int ACTIONS = 20;

    private final Path folder;
    private final OutboxLimits limits;
    private final Workbench.SteppedClock clock = new Workbench.SteppedClock();
    private final Books books = new Books();
    private final Map<String, Long> lastResent = new HashMap<>();
    private final Set<String> cameBefore = new HashSet<>();
    private final Deque<Message> inflight = new ArrayDeque<>();
    private Workbench bench;
    private boolean connected;
    private int sessions = 1;

    OutboxModel(Path folder, int capacity, int bytes) {
        this.folder = folder;
        this.limits = new OutboxLimits(capacity, bytes, Duration.ofHours(24), 1_000_000);
        this.bench = new Workbench(folder, "s1", limits, clock);
    }

    void act(int action) {
        switch (action) {
            case 0, 1 -> offer("dock1", 1);
            case 2 -> offer("dock2", 1);
            case 3 -> bench.outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
            case 4, 5 -> take();
            case 6 -> acknowledge(inflight.pollFirst());
            case 7 -> acknowledge(inflight.pollLast());
            case 8 -> giveBack();
            case 9 -> refuse();
            case 10, 11 -> toggleLink();
            case 12 -> clock.advance(Duration.ofSeconds(7));
            case 13 -> offerLabel();
            case 14, 15 -> bench.backlog.round();
            case 16 -> bench.settle();
            case 17 -> offer("dock1", 150);
            case 18 -> crash();
            default -> bench.diskFails(clock.nanoTime() % 2 == 0);
        }
        clock.advance(Duration.ofMillis(1));
    }

    private void offer(String camera, int count) {
        for (int i = 0; i < count; i++) {
            bench.outbox.offer(Reports.result(camera));
            books.numbered(bench.session, Channel.ofView(Channel.Kind.RESULT, camera, Channel.MAIN_VIEW));
        }
    }

    private void offerLabel() {
        bench.outbox.offer(Reports.label("dock1", "scratch"));
        books.numbered(bench.session, Channel.ofView(Channel.Kind.LABEL, "dock1", Channel.MAIN_VIEW));
    }

    private void take() {
        Message message = bench.outbox.next();
        if (message != null) {
            books.handedOut(bench.session, message);
            assertInOrder(message);
            inflight.addLast(message);
        }
    }

    /** What waited comes in its order on each topic, from each connect on; repeats and copies of labels are no part of it. */
    private void assertInOrder(Message message) {
        if (message.resent() && !message.retained() && message.seq() > 0) {
            String topic = Books.sessionOf(bench.session, message) + " "
                    + message.channel().topic();
            if (!cameBefore.add(topic + message.seq())) {
                return;
            }
            assertThat(message.seq()).as("in order on %s", topic).isGreaterThan(lastResent.getOrDefault(topic, 0L));
            lastResent.put(topic, message.seq());
        }
    }

    private void acknowledge(@Nullable Message message) {
        if (message != null) {
            bench.outbox.acknowledged(message);
            books.delivered(bench.session, message);
        }
    }

    private void giveBack() {
        Message message = inflight.pollLast();
        if (message != null) {
            bench.outbox.returned(message);
        }
    }

    private void refuse() {
        Message message = inflight.pollFirst();
        if (message != null && !message.resent()) {
            bench.outbox.refused(message);
        } else {
            acknowledge(message);
        }
    }

    private void toggleLink() {
        connected = !connected;
        lastResent.clear();
        cameBefore.clear();
        if (connected) {
            bench.outbox.connected();
        } else {
            bench.outbox.disconnected();
            inflight.clear();
        }
    }

    /** kill -9 and a restart: of the session before, what is on disk must come or be announced. */
    private void crash() {
        bench.kill();
        books.crashed(bench.session, folder);
        inflight.clear();
        lastResent.clear();
        cameBefore.clear();
        connected = false;
        sessions++;
        bench = new Workbench(folder, "s" + sessions, limits, clock);
        bench.backlog.round();
    }

    /** Lets everything flow out over a link and a disk that work. */
    void finish() {
        bench.diskFails(false);
        clock.advance(DiskHealth.RETRY_EVERY);
        if (!connected) {
            toggleLink();
        }
        int silent = 0;
        while (silent < 3) {
            boolean nothing = inflight.isEmpty();
            while (!inflight.isEmpty()) {
                acknowledge(inflight.pollFirst());
            }
            bench.backlog.round();
            clock.advance(Duration.ofSeconds(11));
            take();
            silent = nothing && inflight.isEmpty() ? silent + 1 : 0;
        }
        assertThat(bench.outbox.isIdle()).as("idle, %s", bench.outbox.status()).isTrue();
        assertThat(bench.backlog.bytesOnDisk()).isZero();
        bench.kill();
        books.assertComplete(bench.session);
    }

    /** What a subscriber and the disk know of each session's numbers. */
    private static final class Books {

        private final Map<String, Long> last = new HashMap<>();
        private final Map<String, Set<Long>> owed = new HashMap<>();
        private final Map<String, Set<Long>> delivered = new HashMap<>();
        private final Map<String, Set<Long>> announced = new HashMap<>();
        private final Set<String> heard = new HashSet<>();

        static String sessionOf(String session, Message message) {
            return message.content() instanceof Message.Stored stored
                    ? stored.segment().session()
                    : session;
        }

        void numbered(String session, Channel channel) {
            last.merge(session + " " + channel.topic(), 1L, Long::sum);
        }

        void handedOut(String session, Message message) {
            last.merge(sessionOf(session, message) + " " + message.channel().topic(), message.seq(), Math::max);
        }

        void delivered(String session, Message message) {
            String topic = sessionOf(session, message) + " " + message.channel().topic();
            delivered.computeIfAbsent(topic, _ -> new HashSet<>()).add(message.seq());
            if (message.channel().kind() == Channel.Kind.EVENT && heard.add(topic + message.seq())) {
                announce(sessionOf(session, message), message);
            }
        }

        /** {@code {count=…, dropped={topic=[[1, 6]]}, session=…}}, as the event or as it was written. */
        private void announce(String session, Message message) {
            String fields = message.report() instanceof AuditEvent event
                    ? event.fields().toString()
                    : written(message);
            Matcher about = Pattern.compile("session=(\\w+)").matcher(fields);
            String of = about.find() ? about.group(1) : session;
            Matcher topics =
                    Pattern.compile("([\\w/]+)=\\[(\\[[\\d, \\[\\]]+\\])\\]").matcher(fields);
            while (topics.find()) {
                Matcher range = Pattern.compile("\\[(\\d+), (\\d+)\\]").matcher(topics.group(2));
                while (range.find()) {
                    for (long seq = Long.parseLong(range.group(1)); seq <= Long.parseLong(range.group(2)); seq++) {
                        assertThat(announced
                                        .computeIfAbsent(of + " " + topics.group(1), _ -> new HashSet<>())
                                        .add(seq))
                                .as("%s %s of %s is announced once", topics.group(1), seq, of)
                                .isTrue();
                    }
                }
            }
        }

        private static String written(Message message) {
            byte[] payload = ((Message.Stored) message.content()).payload();
            return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(payload)).toString();
        }

        void crashed(String session, Path folder) {
            last.keySet().removeIf(topic -> topic.startsWith(session + " "));
            try {
                for (Path file : Files.isDirectory(folder) ? Spool.segmentFiles(folder) : List.<Path>of()) {
                    SegmentReader.Content content = SegmentReader.read(file);
                    content.entries()
                            .forEach(entry -> owed.computeIfAbsent(
                                            Objects.requireNonNull(content.session()) + " "
                                                    + entry.channel().topic(),
                                            _ -> new HashSet<>())
                                    .add(entry.seq()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void assertComplete(String session) {
            last.forEach((topic, number) -> {
                if (topic.startsWith(session + " ")) {
                    for (long seq = 1; seq <= number; seq++) {
                        owed.computeIfAbsent(topic, _ -> new HashSet<>()).add(seq);
                    }
                }
            });
            owed.forEach((topic, numbers) -> {
                List<Long> told = new ArrayList<>(announced.getOrDefault(topic, Set.of()));
                Set<Long> came = delivered.getOrDefault(topic, Set.of());
                if (!topic.endsWith("/label")) { // The newest label is published again although it was dropped.
                    assertThat(told)
                            .as("announced and not delivered on %s", topic)
                            .noneMatch(came::contains);
                }
                told.addAll(came);
                assertThat(told).as("delivered or announced on %s", topic).containsAll(numbers);
            });
        }
    }
}
