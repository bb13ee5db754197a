package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.efficientnet.Block;
import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Precision;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One network, block by block. */
record NetworkAnswer(Network network) implements VariantsAnswer {

    @Override
    public String text() {
        TextTable table =
                new TextTable("BLOCK", "STAGE", "INPUT", "OUTPUT", "PARAMETERS", "MULTIPLY-ADDS", "PEAK FP32", "INT8");
        for (Block block : network.blocks()) {
            table.row(
                    block.title() + (block.residual() ? " +" : ""),
                    block.stage() == 0 ? "" : Integer.toString(block.stage()),
                    block.input().toString(),
                    block.output().toString(),
                    NetworkFigures.count(block.parameters()),
                    NetworkFigures.count(block.multiplyAdds()),
                    kibibytes(block.peakActivations() * Precision.FP32.bytes()),
                    kibibytes(block.weightBytes(Precision.INT8)));
        }
        return heading() + "\n\n" + table + "\n\n" + totals();
    }

    private String heading() {
        return "%s: %dx%d, %d classes, %s; + adds the input to the output"
                .formatted(
                        network.name(),
                        network.resolution(),
                        network.resolution(),
                        network.classes(),
                        network.activation().name().toLowerCase(Locale.ROOT));
    }

    private String totals() {
        return """
                parameters        %s
                multiply-adds     %s
                activations       %s written, at most %s at once
                peak memory       %s
                weights           %s""".formatted(
                        NetworkFigures.count(network.parameters()),
                        NetworkFigures.count(network.multiplyAdds()),
                        NetworkFigures.count(network.activations()),
                        NetworkFigures.count(network.peakActivations()),
                        sizes(network::peakActivationBytes),
                        sizes(network::weightBytes));
    }

    private interface Size {
        long bytes(Precision precision);
    }

    private static String sizes(Size size) {
        return Arrays.stream(Precision.values())
                .map(precision -> precision.name().toLowerCase(Locale.ROOT) + " "
                        + NetworkFigures.mebibytes(size.bytes(precision)))
                .collect(Collectors.joining(", "));
    }

    private static String kibibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f KiB", bytes / 1024.0);
    }

    @Override
    public JsonNode json() {
        ObjectNode answer = NetworkFigures.json(network)
                .put("activation", network.activation().name().toLowerCase(Locale.ROOT));
        ArrayNode blocks = answer.putArray("blocks");
        for (Block block : network.blocks()) {
            blocks.addObject()
                    .put("block", block.title())
                    .put("stage", block.stage())
                    .put("residual", block.residual())
                    .put("input", block.input().toString())
                    .put("output", block.output().toString())
                    .put("parameters", block.parameters())
                    .put("multiply_adds", block.multiplyAdds())
                    .put("activations", block.activations())
                    .put("peak_activations", block.peakActivations());
        }
        return answer;
    }
}
