package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ocellus.efficientnet.Convolution.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NetworkTest {

    /** Paper, table 1, which names the inputs of the stages; these are the outputs. */
    @Test
    void shouldHaveTheShapesOfThePapersTable() {
        // given
        Variant b0 = Variants.find("b0").orElseThrow();

        // when
        List<String> outputs = b0.network().blocks().stream()
                .map(block -> block.output().toString())
                .distinct()
                .toList();

        // then
        assertThat(outputs)
                .containsExactly(
                        "32×112×112",
                        "16×112×112",
                        "24×56×56",
                        "40×28×28",
                        "80×14×14",
                        "112×14×14",
                        "192×7×7",
                        "320×7×7",
                        "1280×7×7",
                        "1000×1×1");
    }

    /** The first block of stage 2: its depthwise convolution reads 96·112² values and, with stride 2, writes 96·56². */
    @Test
    void shouldFindThePeakWhereTheTensorsAreLargest() {
        // given
        Variant b0 = Variants.find("b0").orElseThrow();

        // when
        long peak = b0.network().peakActivations();

        // then
        assertThat(peak).isEqualTo(96 * 112 * 112 + 96 * 56 * 56);
    }

    @Test
    void shouldKeepTheInputOfAResidualBlockToItsEnd() {
        // given
        Stage stage = new Stage(Operator.MBCONV, 3, 1, 6, 24, 1, 0.25);
        Shape input = new Shape(24, 10);

        // when
        Block block = BlockAssembly.of(stage, 1, input, 24, 1);

        // then
        assertThat(block.residual()).isTrue();
        assertThat(block.peakActivations()).isEqualTo((24 + 144 + 144) * 100);
    }

    @Test
    void shouldSqueezeToAQuarterOfTheInputAndNotOfTheExpandedChannels() {
        // given
        Stage stage = new Stage(Operator.MBCONV, 3, 1, 6, 24, 1, 0.25);

        // when
        Block block = BlockAssembly.of(stage, 1, new Shape(24, 10), 24, 1);

        // then
        assertThat(block.layers())
                .filteredOn(layer -> layer.role() == Role.SQUEEZE)
                .extracting(layer -> layer.output().channels())
                .containsExactly(6);
    }

    /** Its constants besides the weights take 18 bytes. */
    @Test
    void shouldPredictTheSizeOfARealFp16File() throws IOException {
        // given
        Path file = Path.of("../shared/data/weights/efficientnetv2-b0_imagenet_fp16.bin");
        if (!Files.exists(file)) {
            System.err.println("SKIPPED: the size of a real fp16 EfficientNetV2-B0, because " + file + " is missing");
        }
        Assumptions.assumeTrue(Files.exists(file));
        Network network = Variants.find("v2-b0").orElseThrow().network();

        // when
        long bytes = network.weightBytes(Precision.FP16);

        // then
        assertThat(Files.size(file) - bytes).isBetween(0L, 100L);
    }

    /** The file has the parameters of the quantization of activations, too. */
    @Test
    void shouldPredictTheSizeOfTheShippedInt8Model() throws IOException {
        // given
        Network network = Variants.find("lite0").orElseThrow().network();

        // when
        long bytes = network.weightBytes(Precision.INT8);

        // then
        assertThat(Files.size(Path.of("models/imagenet-lite0/1/model.bin"))).isCloseTo(bytes, withinPercentage(2));
    }
}
