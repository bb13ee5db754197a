package io.ocellus.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads what was measured out of a manifest that fits its schema. */
final class EvidenceReader {

    private EvidenceReader() {}

    static Evidence read(JsonNode manifest) {
        int size = manifest.get("input").get("height").asInt();
        List<Accuracy> rows = new ArrayList<>();
        manifest.path("accuracy").forEach(row -> rows.add(accuracy(row, size)));
        return new Evidence(rows, calibration(manifest.path("calibration")));
    }

    private static Accuracy accuracy(JsonNode row, int size) {
        return new Accuracy(
                row.get("dataset").asText(),
                row.path("dataset_sha256").asText(),
                row.get("metric").asText(),
                row.path("size").asInt(size),
                row.path("isa").asText(),
                row.get("value").asDouble(),
                number(row, "fp32"),
                number(row, "top5"),
                number(row, "agreement"),
                number(row, "latency_ratio"),
                row.get("samples").asInt());
    }

    private static Evidence.@Nullable Calibration calibration(JsonNode calibration) {
        if (calibration.isMissingNode()) {
            return null;
        }
        return new Evidence.Calibration(
                calibration.get("dataset").asText(),
                calibration.path("dataset_sha256").asText(),
                calibration.get("samples").asInt(),
                calibration.get("error_before").asDouble(),
                calibration.get("error_after").asDouble());
    }

    private static OptionalDouble number(JsonNode row, String field) {
        return row.has(field) ? OptionalDouble.of(row.get(field).asDouble()) : OptionalDouble.empty();
    }
}
