package io.ocellus.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ocellus.report.AgentState;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.report.CameraReport;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Metrics;
import io.ocellus.report.Report;
import io.ocellus.report.ScoredLabel;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Writes the fields of {@code data}, field by field: no reflection, so nothing to register in a native image. */
final class DataWriter {

    private static final double P_STEPS = 10_000;
    private static final double MILLIS_STEPS = 1_000;

    private DataWriter() {}

    static void write(JsonGenerator out, Report report) throws IOException {
        switch (report) {
            case ClassificationResult result -> writeResult(out, result);
            case Label label -> writeLabel(out, label);
            case AgentState state -> out.writeStringField("state", lowerCase(state.phase()));
            case CameraReport camera -> writeCamera(out, camera);
            case Birth birth -> BirthWriter.write(out, birth);
            case AuditEvent event -> writeEvent(out, event);
            case Metrics metrics -> writeNumbers(out, "values", metrics.values());
        }
    }

    private static void writeResult(JsonGenerator out, ClassificationResult result) throws IOException {
        out.writeStringField("label", result.label());
        out.writeNumberField("p", rounded(result.p(), P_STEPS));
        out.writeNumberField("age_ms", result.ageMillis());
        out.writeStringField("model", result.model());
        out.writeStringField("executed_on", result.executedOn());
        ClassificationResult.Detail detail = result.detail();
        if (detail != null) {
            writeDetail(out, detail);
        }
    }

    private static void writeDetail(JsonGenerator out, ClassificationResult.Detail detail) throws IOException {
        out.writeArrayFieldStart("topk");
        for (ScoredLabel scored : detail.topk()) {
            out.writeStartObject();
            out.writeNumberField("index", scored.index());
            out.writeStringField("label", scored.label());
            out.writeNumberField("p", rounded(scored.p(), P_STEPS));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("timing_ms");
        for (Map.Entry<String, Double> timing : detail.timings().entrySet()) {
            out.writeNumberField(timing.getKey(), rounded(timing.getValue(), MILLIS_STEPS));
        }
        out.writeEndObject();
        out.writeNumberField("frame", detail.frame());
        out.writeNumberField("width", detail.width());
        out.writeNumberField("height", detail.height());
        out.writeStringField("clock", lowerCase(detail.clock()));
        out.writeStringField("digest", detail.modelDigest());
        out.writeObjectFieldStart("drops");
        for (Map.Entry<String, Long> drop : detail.drops().entrySet()) {
            out.writeNumberField(drop.getKey(), drop.getValue());
        }
        out.writeEndObject();
    }

    private static void writeLabel(JsonGenerator out, Label label) throws IOException {
        out.writeStringField("label", label.label());
        out.writeNumberField("p", rounded(label.p(), P_STEPS));
        out.writeStringField("since", CloudEventWriter.timestamp(label.since()));
        out.writeStringField("valid_until", CloudEventWriter.timestamp(label.validUntil()));
        out.writeStringField("model", label.model());
    }

    private static void writeCamera(JsonGenerator out, CameraReport camera) throws IOException {
        out.writeStringField("state", lowerCase(camera.phase()));
        CameraReport.Health health = camera.health();
        if (health != null) {
            out.writeStringField("health", lowerCase(health));
        }
        if (!camera.reason().isEmpty()) {
            out.writeStringField("reason", camera.reason());
        }
        if (camera.frameAgeMillis() >= 0) {
            out.writeNumberField("frame_age_ms", camera.frameAgeMillis());
        }
    }

    private static void writeEvent(JsonGenerator out, AuditEvent event) throws IOException {
        out.writeStringField("code", event.code());
        out.writeStringField("message", event.message());
        out.writeFieldName("fields");
        FieldWriter.write(out, event.fields());
    }

    /** Values that JSON can't say (not a number, infinite) are left out. */
    private static void writeNumbers(JsonGenerator out, String name, Map<String, Double> values) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            if (Double.isFinite(value.getValue())) {
                out.writeNumberField(value.getKey(), value.getValue());
            }
        }
        out.writeEndObject();
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
