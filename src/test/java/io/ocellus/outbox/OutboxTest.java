package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.CameraReport;
import io.ocellus.report.Channel;
import io.ocellus.report.Metrics;
import io.ocellus.testing.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {

    /** Of 5 messages, 4 may be results. */
    private final Workbench bench =
            new Workbench(Path.of("no", "disk"), "aaaa2222", Workbench.limits(5), new Workbench.SteppedClock());

    private final Outbox outbox = bench.outbox;

    private void offerResults(int count) {
        bench.offerResults(count);
    }

    private Message take() {
        return Objects.requireNonNull(outbox.next());
    }

    private List<Message> takeAll() {
        List<Message> taken = new ArrayList<>();
        for (Message message = outbox.next(); message != null; message = outbox.next()) {
            taken.add(message);
            bench.clock.advance(Duration.ofMillis(1));
        }
        return taken;
    }

    @Test
    void shouldNumberEachChannelFromOne() {
        // given
        outbox.connected();
        outbox.offer(Reports.result("dock1"));
        outbox.offer(Reports.result("dock2"));
        outbox.offer(Reports.result("dock1"));

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(taken.stream().map(message -> message.channel().camera() + message.seq()))
                .containsExactly("dock11", "dock21", "dock12");
    }

    @Test
    void shouldHandNothingOutWithoutALink() {
        // given
        offerResults(1);

        // when
        Message message = outbox.next();

        // then
        assertThat(message).isNull();
    }

    @Test
    void shouldAnnounceTheOldestAsOneRangeWhenTheBoundPushesThemOut() {
        // given
        offerResults(10);
        outbox.connected();

        // when
        Message first = take();

        // then
        assertThat(first.report()).isInstanceOfSatisfying(AuditEvent.class, event -> {
            assertThat(event.code()).isEqualTo("outbox.dropped");
            assertThat(event.fields())
                    .isEqualTo(
                            Map.of("count", 6L, "dropped", Map.of("cam/dock1/main/result", List.of(List.of(1L, 6L)))));
        });
        assertThat(takeAll().stream().map(Message::seq)).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void shouldNotAnnounceAgainBeforeItsTime() {
        // given
        offerResults(5);
        outbox.connected();
        Message announcement = take();
        outbox.disconnected();
        offerResults(1);
        outbox.connected();

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(announcement.channel().kind()).isEqualTo(Channel.Kind.EVENT);
        assertThat(taken).hasSize(5).containsOnlyOnce(announcement.asResent());
        assertThat(taken)
                .filteredOn(message -> message.channel().kind() == Channel.Kind.EVENT)
                .hasSize(1);
    }

    @Test
    void shouldSendLiveMessagesBeforeThoseThatWaited() {
        // given
        offerResults(2);
        outbox.connected();
        offerResults(1);

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(taken.stream().map(Message::seq)).containsExactly(3L, 1L, 2L);
        assertThat(taken.stream().map(Message::resent)).containsExactly(false, true, true);
    }

    @Test
    void shouldResendWhatWasNotAcknowledgedUnderItsOldNumber() {
        // given
        outbox.connected();
        offerResults(3);
        List<Message> taken = takeAll();
        outbox.acknowledged(taken.get(1));
        outbox.disconnected();
        outbox.connected();

        // when
        List<Message> again = takeAll();

        // then
        assertThat(again.stream().map(Message::seq)).containsExactly(1L, 3L);
        assertThat(again).allMatch(Message::resent);
    }

    @Test
    void shouldNumberARetainedReportOnlyWhenItIsHandedOver() {
        // given
        outbox.offer(Reports.camera("dock1", CameraReport.Phase.CONNECTING));
        outbox.offer(Reports.camera("dock1", CameraReport.Phase.LIVE));
        outbox.connected();

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(taken).singleElement().satisfies(message -> {
            assertThat(message.seq()).isEqualTo(1);
            assertThat(message.resent()).isFalse();
            assertThat(message.report()).isEqualTo(Reports.camera("dock1", CameraReport.Phase.LIVE));
        });
    }

    @Test
    void shouldRepublishEveryRetainedReportAtEachConnect() {
        // given
        outbox.offer(Reports.label("dock1", "scratch"));
        outbox.offer(Reports.birth());
        outbox.connected();
        takeAll().forEach(outbox::acknowledged);
        outbox.disconnected();
        outbox.connected();

        // when
        List<Message> again = takeAll();

        // then
        assertThat(again.stream().map(message -> message.channel().kind()))
                .containsExactly(Channel.Kind.BIRTH, Channel.Kind.LABEL);
        assertThat(again).allMatch(message -> message.resent() && message.retained() && message.seq() == 1);
    }

    @Test
    void shouldForgetAClearedChannelOnceTheBrokerKnows() {
        // given
        outbox.offer(Reports.label("dock1", "scratch"));
        outbox.connected();
        takeAll().forEach(outbox::acknowledged);
        outbox.clear(Channel.ofView(Channel.Kind.LABEL, "dock1", "main"));
        List<Message> clearing = takeAll();
        clearing.forEach(outbox::acknowledged);
        outbox.disconnected();
        outbox.connected();

        // when
        List<Message> again = takeAll();

        // then
        assertThat(clearing).singleElement().matches(message -> message.report() == null);
        assertThat(again).isEmpty();
    }

    @Test
    void shouldKeepAMessageThatTheLinkCouldNotTakeFirstInLine() {
        // given
        outbox.connected();
        offerResults(2);
        Message first = take();
        outbox.returned(first);

        // when
        Message again = take();

        // then
        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldRetainOnlyTheNewestOfTheLabelsThatWaited() {
        // given
        Workbench roomy =
                new Workbench(Path.of("no", "disk"), "aaaa2222", Workbench.limits(100), new Workbench.SteppedClock());
        roomy.outbox.offer(Reports.label("dock1", "scratch"));
        roomy.outbox.offer(Reports.label("dock1", "dent"));
        roomy.outbox.connected();

        // when
        List<Message> taken = roomy.takeAll();

        // then
        assertThat(taken.stream().map(message -> message.seq() + (message.retained() ? " retained" : "")))
                .containsExactly("2 retained", "1", "2 retained");
        assertThat(taken).allMatch(Message::resent);
    }

    @Test
    void shouldHandOutNoMoreOfWhatWaitedThanItsRate() {
        // given
        OutboxLimits slow = new OutboxLimits(1000, 1 << 20, Duration.ofHours(1), 100);
        Workbench paced = new Workbench(Path.of("no", "disk"), "aaaa2222", slow, new Workbench.SteppedClock());
        paced.offerResults(500);
        paced.outbox.connected();
        paced.offerResults(1);

        // when
        int taken = 0;
        for (int millis = 0; millis < 1000; millis++) {
            taken += paced.outbox.next() == null ? 0 : 1;
            paced.clock.advance(Duration.ofMillis(1));
        }

        // then
        assertThat(taken).isBetween(101, 112);
        assertThat(paced.outbox.patience()).isLessThanOrEqualTo(Duration.ofMillis(10));
    }

    @Test
    void shouldSetAsideWhatABrokerDoesNotTakeInTime() {
        // given
        outbox.connected();
        offerResults(2);
        bench.clock.advance(Duration.ofSeconds(3));
        offerResults(1);

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(taken.stream().map(Message::seq)).containsExactly(3L, 1L, 2L);
        assertThat(taken.stream().map(Message::resent)).containsExactly(false, true, true);
    }

    @Test
    void shouldSetAsideWhatABrokerDoesNotConfirmInTime() {
        // given
        outbox.connected();
        offerResults(2);
        Message answeredLate = take();
        Message unanswered = take();
        bench.clock.advance(Duration.ofSeconds(3));
        offerResults(1);
        outbox.acknowledged(answeredLate);

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(taken.stream().map(Message::seq)).containsExactly(3L, unanswered.seq());
        assertThat(taken.getLast().resent()).isTrue();
    }

    @Test
    void shouldNotNumberMetricsWithoutALink() {
        // given
        outbox.offer(new Metrics(Reports.TIME, Map.of()));
        outbox.connected();
        outbox.offer(new Metrics(Reports.TIME, Map.of()));

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(taken).singleElement().matches(message -> message.seq() == 1 && !message.resent());
    }

    @Test
    void shouldTellTheLinkOfEachOffer() {
        // given
        AtomicInteger told = new AtomicInteger();
        outbox.onOffer(told::incrementAndGet);

        // when
        offerResults(3);

        // then
        assertThat(told).hasValue(3);
    }

    @Test
    void shouldRefuseToClearWhatIsNotRetained() {
        // given
        Channel results = Channel.ofView(Channel.Kind.RESULT, "dock1", "main");

        // when
        var clearing = assertThatThrownBy(() -> outbox.clear(results));

        // then
        clearing.hasMessage("nothing is retained on cam/dock1/main/result");
    }
}
