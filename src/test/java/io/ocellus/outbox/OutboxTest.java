package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.report.AuditEvent;
import io.ocellus.report.CameraReport;
import io.ocellus.report.Channel;
import io.ocellus.testing.Reports;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Clock CLOCK = Clock.fixed(Reports.TIME, ZoneOffset.UTC);

    private final Outbox outbox = new Outbox(4, new MemoryBacklog(), CLOCK);

    private void offerResults(int count) {
        for (int i = 0; i < count; i++) {
            outbox.offer(Reports.result("dock1"));
        }
    }

    private Message take() {
        return Objects.requireNonNull(outbox.next());
    }

    private List<Message> takeAll() {
        List<Message> taken = new ArrayList<>();
        for (Message message = outbox.next(); message != null; message = outbox.next()) {
            taken.add(message);
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
        outbox.connected();
        offerResults(5);
        Message announcement = take();
        offerResults(1);

        // when
        List<Message> taken = takeAll();

        // then
        assertThat(announcement.channel().kind()).isEqualTo(Channel.Kind.EVENT);
        assertThat(taken).allMatch(message -> message.channel().kind() == Channel.Kind.RESULT);
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
        assertThat(again).allMatch(message -> message.resent() && message.seq() == 1);
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
