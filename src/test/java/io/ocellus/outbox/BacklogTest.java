package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.testing.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits, on a real disk. */
class BacklogTest {

    private static final OutboxLimits LIMITS = new OutboxLimits(10_000, 1 << 20, Duration.ofHours(24), 1_000_000);

    @TempDir
    private Path parent;

    private final Workbench.SteppedClock clock = new Workbench.SteppedClock();
    private final List<Workbench> open = new ArrayList<>();

    private Path folder() {
        return parent.resolve("outbox");
    }

    /** A session whose disk's thread has looked around. */
    private Workbench session(String name) {
        Workbench bench = new Workbench(folder(), name, LIMITS, clock);
        bench.backlog.round();
        open.add(bench);
        return bench;
    }

    @AfterEach
    void close() {
        open.forEach(Workbench::kill);
    }

    /** Leaves so many results of a session behind. */
    private void leave(String session, int results) {
        Workbench bench = session(session);
        bench.offerResults(results);
        bench.settle();
        bench.kill();
    }

    private List<Path> segments() throws IOException {
        return Files.isDirectory(folder()) ? Spool.segmentFiles(folder()) : List.of();
    }

    private static List<Long> results(List<Message> taken) {
        return taken.stream()
                .filter(message -> message.channel().topic().endsWith("/result"))
                .map(Message::seq)
                .toList();
    }

    /** Of the events; one that was on disk is only a payload now. */
    private static List<String> codes(List<Message> taken) {
        return taken.stream()
                .filter(message -> message.channel().topic().equals("event"))
                .map(message -> message.report() instanceof AuditEvent event
                        ? event.code()
                        : written(message).split(" ", -1)[3])
                .toList();
    }

    private static String written(Message message) {
        return new String(((Message.Stored) message.content()).payload(), StandardCharsets.UTF_8);
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void shouldTouchNoDiskWhileTheLinkWorks() {
        // given
        Workbench bench = session("aaaa");
        bench.outbox.connected();

        // when
        for (int i = 0; i < 500; i++) {
            bench.offerResults(1);
            bench.outbox.offer(Reports.label("dock1", "scratch"));
            bench.takeAll().forEach(bench.outbox::acknowledged);
        }

        // then
        assertThat(folder()).doesNotExist();
    }

    @Test
    void shouldTouchNoDiskForALinkThatIsBackWithinTheGrace() {
        // given
        Workbench bench = session("aaaa");
        bench.offerResults(20);
        bench.backlog.round();
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(results(taken)).isEqualTo(numbers(1, 20));
        assertThat(folder()).doesNotExist();
    }

    @Test
    void shouldResendWhatAnEarlierSessionLeftUnderItsOwnNumbers() {
        // given
        leave("aaaa", 1000);
        Workbench bench = session("bbbb");
        bench.offerResults(2);
        bench.settle();
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(taken.stream().map(Message::earlierSession).distinct()).containsExactly("aaaa", "");
        List<Long> expected = new ArrayList<>(numbers(1, 1000));
        expected.addAll(List.of(1L, 2L));
        assertThat(results(taken)).isEqualTo(expected);
        assertThat(taken).allMatch(Message::resent);
    }

    @Test
    void shouldNameTheEarlierSessionWithItsLastNumbers() throws InterruptedException {
        // given
        leave("aaaa", 7);
        leave("bbbb", 3);
        Workbench bench = session("cccc");

        // when
        Birth.Previous previous = bench.backlog.previous(Duration.ZERO);

        // then
        assertThat(previous).isEqualTo(new Birth.Previous("bbbb", Map.of("cam/dock1/main/result", 3L)));
    }

    @Test
    void shouldDeleteASegmentOnceEachOfItsMessagesIsDelivered() throws IOException {
        // given
        Workbench bench = session("aaaa");
        bench.offerResults(1000);
        bench.settle();
        int before = segments().size();
        bench.outbox.connected();
        List<Message> taken = bench.takeAll();

        // when
        taken.forEach(bench.outbox::acknowledged);
        bench.backlog.round();

        // then
        assertThat(before).isGreaterThan(5);
        assertThat(segments()).isEmpty();
        assertThat(bench.outbox.status().bytesOnDisk()).isZero();
        assertThat(bench.outbox.isIdle()).isTrue();
    }

    @Test
    void shouldKeepWithinItsBytesAndAnnounceTheOldestAsRanges() throws IOException {
        // given
        Workbench bench = session("aaaa");
        bench.offerResults(5000);

        // when
        bench.settle();

        // then
        long size = 0;
        for (Path segment : segments()) {
            size += Files.size(segment);
        }
        assertThat(size).isLessThan(1 << 20);
        bench.outbox.connected();
        List<Message> taken = bench.takeAll();
        long oldest = Objects.requireNonNull(results(taken).getFirst());
        assertThat(results(taken)).isEqualTo(numbers(oldest, 5000)).hasSizeGreaterThan(1000);
        assertThat(taken.stream()
                        .filter(message -> message.channel().topic().equals("event"))
                        .map(BacklogTest::written))
                .allMatch(event -> event.contains("cam/dock1/main/result=[["))
                .anyMatch(event -> event.contains(", " + (oldest - 1) + "]]"));
    }

    @Test
    void shouldGiveUpWhatIsTooOldAndAnnounceIt() {
        // given
        leave("aaaa", 10);
        clock.advance(Duration.ofHours(25));
        Workbench bench = session("bbbb");
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(taken)
                .singleElement()
                .satisfies(message -> assertThat(((AuditEvent) Objects.requireNonNull(message.report())).fields())
                        .isEqualTo(Map.of(
                                "count",
                                10L,
                                "session",
                                "aaaa",
                                "dropped",
                                Map.of("cam/dock1/main/result", List.of(List.of(1L, 10L))))));
    }

    @Test
    void shouldCutOffATornTailAndSaySo() throws IOException {
        // given
        leave("aaaa", 10);
        Path segment = segments().getFirst();
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(whole, whole.length - 3));
        Workbench bench = session("bbbb");
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(results(taken)).isEqualTo(numbers(1, 9));
        assertThat(codes(taken)).containsExactly("outbox.torn");
    }

    @Test
    void shouldLoseOnlyTheRecordThatIsCorrupt() throws IOException {
        // given
        leave("aaaa", 10);
        Path segment = segments().getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        Workbench bench = session("bbbb");
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(results(taken)).hasSize(9).isSubsetOf(numbers(1, 10));
        assertThat(codes(taken)).containsExactly("outbox.torn");
    }

    @Test
    void shouldGoOnWithoutAFileThatIsNoSegment() throws IOException {
        // given
        leave("aaaa", 10);
        Files.writeString(folder().resolve("0000000009-result.log"), "not one of ours");
        Files.writeString(folder().resolve("0000000010-event.log"), "");
        Workbench bench = session("bbbb");
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(results(taken)).isEqualTo(numbers(1, 10));
        assertThat(codes(taken)).containsExactly("outbox.torn");
    }

    @Test
    void shouldStayInMemoryWhileAnotherAgentUsesTheFolder() {
        // given
        Workbench first = session("aaaa");
        first.offerResults(3);
        first.settle();
        Workbench second = session("bbbb");
        second.offerResults(2);
        second.settle();
        second.outbox.connected();

        // when
        List<Message> taken = second.takeAll();

        // then
        assertThat(results(taken)).isEqualTo(numbers(1, 2));
        assertThat(codes(taken)).containsExactly("outbox.degraded");
        assertThat(second.outbox.status().keptOnDisk()).isFalse();
    }

    @Test
    void shouldStayInMemoryWhileTheDiskFailsAndGoBackToItAfterwards() throws IOException {
        // given
        Workbench bench = session("aaaa");
        bench.diskFails(true);
        bench.offerResults(5);
        bench.settle();
        List<Path> meanwhile = segments();
        bench.diskFails(false);
        clock.advance(DiskHealth.RETRY_EVERY);

        // when
        bench.settle();

        // then
        assertThat(meanwhile).isEmpty();
        assertThat(segments()).isNotEmpty();
        bench.outbox.connected();
        List<Message> taken = bench.takeAll();
        assertThat(results(taken)).isEqualTo(numbers(1, 5));
        assertThat(codes(taken)).containsExactly("outbox.degraded", "outbox.recovered");
    }

    @Test
    void shouldKeepOnDiskWhatAFrozenBrokerWasSent() throws IOException {
        // given
        Workbench bench = session("aaaa");
        bench.outbox.connected();
        bench.offerResults(3);
        bench.outbox.next();
        Message answeredLate = Objects.requireNonNull(bench.outbox.next());
        clock.advance(Duration.ofSeconds(3));
        bench.offerResults(1);
        bench.settle();
        long onDisk = bench.outbox.status().bytesOnDisk();
        bench.outbox.acknowledged(answeredLate);

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(onDisk).isPositive();
        assertThat(results(taken)).containsExactly(4L, 1L, 3L);
        taken.forEach(bench.outbox::acknowledged);
        bench.backlog.round();
        assertThat(segments()).isEmpty();
    }

    @Test
    void shouldLeaveToTheNextSessionWhatCouldNotBeSentBeforeTheEnd() {
        // given
        Workbench bench = session("aaaa");
        bench.outbox.connected();
        bench.offerResults(5);
        Message inFlight = Objects.requireNonNull(bench.outbox.next());

        // when
        bench.outbox.end();
        bench.outbox.disconnected();
        bench.settle();
        bench.kill();

        // then
        assertThat(inFlight.seq()).isEqualTo(1);
        Workbench next = session("bbbb");
        next.outbox.connected();
        List<Message> taken = next.takeAll();
        assertThat(results(taken)).isEqualTo(numbers(1, 5));
        assertThat(codes(taken)).isEmpty();
    }
}
