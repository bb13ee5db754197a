package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.outbox.Message;
import io.ocellus.report.AgentState;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.report.CameraReport;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Metrics;
import io.ocellus.report.Report;
import io.ocellus.report.ScoredLabel;
import io.ocellus.testing.PayloadSchemas;
import io.ocellus.testing.Reports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventWriterTest {

    private static final String DIGEST = "sha256:" + "0f".repeat(32);

    private final CloudEventWriter writer = new CloudEventWriter(new Topics("plant7", "gw12"), "7f3aq2kd");

    private String write(Report report, long seq, boolean resent) {
        return new String(writer.write(message(report, seq, resent)), StandardCharsets.UTF_8);
    }

    private static Message message(Report report, long seq, boolean resent) {
        return new Message(1, report.channel(), seq, new Message.Told(report), false, resent);
    }

    @Test
    void shouldWriteTheSmallFormExactlyAsTheContractShowsIt() {
        // given
        ClassificationResult result = new ClassificationResult(
                "dock1", "bay1", Reports.TIME, "scratch", 0.91f, 41, "defects-b1@7", "NPU", null);

        // when
        String payload = write(result, 184_467, false);

        // then
        assertThat(payload)
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"7f3aq2kd-184467\","
                        + "\"source\":\"/ocellus/plant7/gw12/cam/dock1/bay1\",\"type\":\"io.ocellus.result.v1\","
                        + "\"time\":\"2026-11-24T06:00:00.120Z\",\"session\":\"7f3aq2kd\",\"seq\":184467,"
                        + "\"data\":{\"label\":\"scratch\",\"p\":0.91,\"age_ms\":41,\"model\":\"defects-b1@7\","
                        + "\"executed_on\":\"NPU\"}}");
        PayloadSchemas.assertValid(payload);
    }

    @Test
    void shouldStayWithin400BytesWithLongNames() {
        // given
        ClassificationResult result = new ClassificationResult(
                "loading-dock-camera-03",
                "conveyor-belt-left",
                Reports.TIME,
                "Staffordshire bullterrier",
                0.1234f,
                123_456,
                "surface-defects-b1@1234",
                "NPU,GPU.0,CPU",
                null);
        CloudEventWriter longNames = new CloudEventWriter(new Topics("north-plant-07", "gateway-0012"), "7f3aq2kd");

        // when
        byte[] payload = longNames.write(message(result, 2_147_483_647, true));

        // then
        assertThat(payload).hasSizeLessThanOrEqualTo(400);
        PayloadSchemas.assertValid(new String(payload, StandardCharsets.UTF_8));
    }

    @Test
    void shouldAddTheDetailWhereThereIsOne() {
        // given
        ClassificationResult result = new ClassificationResult(
                "dock1",
                "main",
                Reports.TIME,
                "scratch",
                0.912345f,
                41,
                "defects-b1@7",
                "NPU",
                new ClassificationResult.Detail(
                        List.of(new ScoredLabel(3, "scratch", 0.912345f), new ScoredLabel(1, "dent", 0.00004f)),
                        Map.of("infer", 5.43219),
                        7,
                        1280,
                        720,
                        ClassificationResult.Clock.ARRIVAL,
                        DIGEST,
                        Map.of("overrun", 2L)));

        // when
        String payload = write(result, 1, false);

        // then
        JsonNode data = Events.parse(payload).path("data");
        assertThat(data.path("p").asText()).isEqualTo("0.9123");
        assertThat(data.path("topk").toString())
                .isEqualTo(
                        "[{\"index\":3,\"label\":\"scratch\",\"p\":0.9123},{\"index\":1,\"label\":\"dent\",\"p\":0.0}]");
        assertThat(data.path("timing_ms").path("infer").asText()).isEqualTo("5.432");
        assertThat(data.path("clock").asText()).isEqualTo("arrival");
        assertThat(data.path("drops").path("overrun").asLong()).isEqualTo(2);
        PayloadSchemas.assertValid(payload);
    }

    @Test
    void shouldSayThatAMessageIsResent() {
        // given
        Report report = Reports.result("dock1");

        // when
        String payload = write(report, 7, true);

        // then
        assertThat(Events.parse(payload).path("resent").asBoolean()).isTrue();
        PayloadSchemas.assertValid(payload);
    }

    @Test
    void shouldWriteANumberBeyond32BitsAsText() {
        // given
        long seq = 2_147_483_648L;

        // when
        String payload = write(Reports.result("dock1"), seq, false);

        // then
        assertThat(Events.parse(payload).path("seq").isTextual()).isTrue();
        PayloadSchemas.assertValid(payload);
    }

    @Test
    void shouldClearATopicWithNothing() {
        // given
        Message clearing = new Message(1, Reports.result("dock1").channel(), 0, new Message.Cleared(), true, false);

        // when
        byte[] payload = writer.write(clearing);

        // then
        assertThat(payload).isEmpty();
    }

    static Stream<Report> everyKind() {
        return Stream.of(
                Reports.result("dock1"),
                Reports.label("dock1", "unknown"),
                Reports.state(AgentState.Phase.DRAINING),
                Reports.birth(),
                new Birth(
                        Reports.TIME,
                        Map.of(),
                        "",
                        Map.of(),
                        List.of(),
                        List.of(),
                        new Birth.Previous("aaaa2222", Map.of("cam/dock1/main/result", 12L))),
                Reports.camera("dock1", CameraReport.Phase.LIVE),
                new CameraReport("dock1", Reports.TIME, CameraReport.Phase.FAILED, null, "The stream is gone.", -1),
                new AuditEvent(
                        Reports.TIME,
                        "model.rejected",
                        "No.",
                        Map.of("count", 1, "share", 0.5, "again", true, "why", List.of("a", 2L), "nan", Double.NaN)),
                new Metrics(Reports.TIME, Map.of("frames_total{camera=\"dock1\"}", 12.0, "broken", Double.NaN)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldWriteEveryKindOfReportByItsSchema(Report report) {
        // given
        long seq = 1;

        // when
        String payload = write(report, seq, false);

        // then
        PayloadSchemas.assertValid(payload);
    }

    @Test
    void shouldGiveMessagesWithTheSameSourceDifferentIds() {
        // given
        Report result = Reports.result("dock1");
        Report label = Reports.label("dock1", "scratch");

        // when
        JsonNode first = Events.parse(write(result, 5, false));
        JsonNode second = Events.parse(write(label, 5, false));

        // then
        assertThat(first.path("source")).isEqualTo(second.path("source"));
        assertThat(first.path("id")).isNotEqualTo(second.path("id"));
    }

    @Test
    void shouldWriteTheWillByItsSchema() {
        // given
        int connects = 3;

        // when
        String payload = new String(writer.will(connects, Reports.TIME), StandardCharsets.UTF_8);

        // then
        assertThat(Events.parse(payload).path("seq").asInt()).isZero();
        PayloadSchemas.assertValid(payload);
    }
}
