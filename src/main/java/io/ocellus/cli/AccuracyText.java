package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.model.Accuracy;
import java.util.Locale;
import java.util.OptionalDouble;

/** A measurement, for people and for machines. */
record AccuracyText(Accuracy row) {

    /** {@code 224: top-1 0.765, fp32 0.775, 0.965 agree, 0.45 of fp32's time (200 of imagenet-val-200)}. */
    String sentence() {
        return row.size() + ": top-1 " + share(row.value())
                + row.fp32().stream()
                        .mapToObj(fp32 -> ", fp32 " + share(fp32))
                        .findFirst()
                        .orElse("")
                + row.agreement().stream()
                        .mapToObj(same -> ", " + share(same) + " agree")
                        .findFirst()
                        .orElse("")
                + row.latencyRatio().stream()
                        .mapToObj(ratio -> ", " + share(ratio) + " of fp32's time")
                        .findFirst()
                        .orElse("")
                + " (" + row.samples() + " of " + row.dataset() + ")";
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    void json(ObjectNode item) {
        item.put("size", row.size())
                .put("isa", row.isa())
                .put("metric", row.metric())
                .put("value", row.value());
        put(item, "fp32", row.fp32());
        put(item, "top5", row.top5());
        put(item, "agreement", row.agreement());
        put(item, "latency_ratio", row.latencyRatio());
        item.put("dataset", row.dataset()).put("samples", row.samples());
    }

    private static void put(ObjectNode item, String field, OptionalDouble value) {
        value.ifPresent(number -> item.put(field, number));
    }
}
