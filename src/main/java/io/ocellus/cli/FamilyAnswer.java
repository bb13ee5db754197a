package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Precision;
import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import java.util.List;
import java.util.function.Function;

/** Every published variant in one line. */
record FamilyAnswer(List<Member> members) implements VariantsAnswer {

    record Member(Variant variant, Network network) {}

    static FamilyAnswer of(Function<Variant, Network> network) {
        return new FamilyAnswer(Variants.ALL.stream()
                .map(variant -> new Member(variant, network.apply(variant)))
                .toList());
    }

    @Override
    public String text() {
        TextTable table = new TextTable(
                "NAME",
                "INPUT",
                "WIDTH",
                "DEPTH",
                "PARAMETERS",
                "PUBLISHED",
                "MULTIPLY-ADDS",
                "PUBLISHED",
                "TOP-1",
                "ACTIVATIONS",
                "PEAK FP32",
                "FP32",
                "FP16",
                "INT8");
        members.forEach(member -> addRow(table, member.variant(), member.network()));
        return table + "\n\n" + """
                Multiply-adds are those of the convolutions and the classifier, as hooks on the layers of a real network count them.
                PUBLISHED and TOP-1 are the authors' figures, rounded, at the variant's own input and 1000 classes. PEAK FP32 is the
                memory of the activations that are alive at once for one picture; FP32, FP16 and INT8 are the sizes of the weights.
                'ocellus variants NAME' has the blocks.""";
    }

    private static void addRow(TextTable table, Variant variant, Network network) {
        table.row(
                variant.name(),
                Integer.toString(network.resolution()),
                NetworkFigures.factor(variant.scaling().width()),
                NetworkFigures.factor(variant.scaling().depth()),
                NetworkFigures.count(network.parameters()),
                variant.claimed().parameters(),
                NetworkFigures.billions(network.multiplyAdds()),
                variant.claimed().multiplyAdds(),
                Double.toString(variant.claimed().top1()),
                NetworkFigures.millions(network.activations()),
                NetworkFigures.mebibytes(network.peakActivationBytes(Precision.FP32)),
                NetworkFigures.mebibytes(network.weightBytes(Precision.FP32)),
                NetworkFigures.mebibytes(network.weightBytes(Precision.FP16)),
                NetworkFigures.mebibytes(network.weightBytes(Precision.INT8)));
    }

    @Override
    public JsonNode json() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        members.forEach(member -> {
            Variant variant = member.variant();
            answer.add(NetworkFigures.json(member.network())
                    .put("width", variant.scaling().width())
                    .put("depth", variant.scaling().depth())
                    .put("published_parameters", variant.claimed().parameters())
                    .put("published_multiply_adds", variant.claimed().multiplyAdds())
                    .put("published_top1", variant.claimed().top1()));
        });
        return answer;
    }
}
