package io.ocellus.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;

/** Candidates and costs as JSON trees. Reading throws {@link IllegalArgumentException} where something is missing or wrong. */
public final class ProfileJson {

    private ProfileJson() {}

    /** As the profile and the commands write it. */
    public static ObjectNode write(Candidate candidate) {
        return object().put("model", candidate.model())
                .put("digest", candidate.digest())
                .put("architecture", candidate.architecture())
                .put("task", candidate.task())
                .put("width", candidate.width())
                .put("height", candidate.height())
                .put("device", candidate.device())
                .put("precision", candidate.precision());
    }

    /** As the profile and the commands write it. */
    public static ObjectNode write(Cost cost) {
        return object().put("compile_s", cost.compileSeconds())
                .put("latency_p50_s", cost.latencyP50Seconds())
                .put("latency_p99_s", cost.latencyP99Seconds())
                .put("throughput", cost.throughput())
                .put("cpu_s_per_inference", cost.cpuSecondsPerInference())
                .put("memory_bytes", cost.memoryBytes())
                .put("requests", cost.requests());
    }

    /** As the profile and the commands write it. */
    public static ObjectNode write(PictureCost cost) {
        return object().put("codec", cost.codec())
                .put("width", cost.width())
                .put("height", cost.height())
                .put("decode_s", cost.decodeSeconds())
                .put("convert_s", cost.convertSeconds())
                .put("resize_s", cost.resizeSeconds())
                .put("predicted", cost.predicted());
    }

    static ObjectNode write(Environment environment) {
        return object().put("openvino", environment.openVino())
                .put("driver", environment.driver())
                .put("requirements", environment.requirements())
                .put("cpu", environment.cpu())
                .put("level", environment.level())
                .put("cores", environment.cores())
                .put("limits", environment.limits());
    }

    static Candidate candidate(JsonNode node) {
        return new Candidate(
                text(node, "model"),
                text(node, "digest"),
                text(node, "architecture"),
                text(node, "task"),
                whole(node, "width"),
                whole(node, "height"),
                text(node, "device"),
                text(node, "precision"));
    }

    static Cost cost(JsonNode node) {
        return new Cost(
                number(node, "compile_s"),
                number(node, "latency_p50_s"),
                number(node, "latency_p99_s"),
                number(node, "throughput"),
                number(node, "cpu_s_per_inference"),
                (long) number(node, "memory_bytes"),
                whole(node, "requests"));
    }

    static PictureCost picture(JsonNode node) {
        return new PictureCost(
                text(node, "codec"),
                whole(node, "width"),
                whole(node, "height"),
                number(node, "decode_s"),
                number(node, "convert_s"),
                number(node, "resize_s"),
                node.path("predicted").asBoolean());
    }

    static Environment environment(JsonNode node) {
        return new Environment(
                text(node, "openvino"),
                text(node, "driver"),
                text(node, "requirements"),
                text(node, "cpu"),
                text(node, "level"),
                whole(node, "cores"),
                text(node, "limits"));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return node.path(field).textValue();
    }

    private static int whole(JsonNode node, String field) {
        if (!node.path(field).canConvertToInt() || node.path(field).intValue() < 1) {
            throw new IllegalArgumentException(field + " is no whole number from 1");
        }
        return node.path(field).intValue();
    }

    private static double number(JsonNode node, String field) {
        double value = node.path(field).isNumber() ? node.path(field).doubleValue() : -1;
        if (!(value >= 0 && value < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(field + " is no number from 0");
        }
        return value;
    }
}
