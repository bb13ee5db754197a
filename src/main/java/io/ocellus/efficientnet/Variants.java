package io.ocellus.efficientnet;

import static io.ocellus.efficientnet.Baselines.B0;
import static io.ocellus.efficientnet.Baselines.LITE0;
import static io.ocellus.efficientnet.Baselines.V2_B0;
import static io.ocellus.efficientnet.Baselines.V2_S;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The published members of the family. Width, depth and resolution are from the reference code. */
public final class Variants {

    /**
     * B0 to B7; figures and top-1 from the paper, table 2. Counts over real networks agree with {@link Network#multiplyAdds()} and not
     * with that table for B1 (2 % less), B4 (5 % more), B5 (4 % more) and B7 (2 % more); the paper does not say how it counted.
     */
    public static final List<Variant> B = List.of(
            Variant.of("b0", B0, 1.0, 1.0, 224, claimed("5.3M", "0.39B", 77.1)),
            Variant.of("b1", B0, 1.0, 1.1, 240, claimed("7.8M", "0.70B", 79.1)),
            Variant.of("b2", B0, 1.1, 1.2, 260, claimed("9.2M", "1.0B", 80.1)),
            Variant.of("b3", B0, 1.2, 1.4, 300, claimed("12M", "1.8B", 81.6)),
            Variant.of("b4", B0, 1.4, 1.8, 380, claimed("19M", "4.2B", 82.9)),
            Variant.of("b5", B0, 1.6, 2.2, 456, claimed("30M", "9.9B", 83.6)),
            Variant.of("b6", B0, 1.8, 2.6, 528, claimed("43M", "19B", 84.0)),
            Variant.of("b7", B0, 2.0, 3.1, 600, claimed("66M", "37B", 84.3)));

    /**
     * Lite0 to Lite4; figures and top-1 (float) from the reference code, {@code lite/README}. Its multiply-adds are some 3 to 6 %
     * above {@link Network#multiplyAdds()}; they agree to 1 % if 3 more are counted for each value that a convolution writes.
     */
    public static final List<Variant> LITE = List.of(
            Variant.of("lite0", LITE0, 1.0, 1.0, 224, claimed("4.7M", "407M", 75.1)),
            Variant.of("lite1", LITE0, 1.0, 1.1, 240, claimed("5.4M", "631M", 76.7)),
            Variant.of("lite2", LITE0, 1.1, 1.2, 260, claimed("6.1M", "899M", 77.6)),
            Variant.of("lite3", LITE0, 1.2, 1.4, 280, claimed("8.2M", "1.44B", 79.8)),
            Variant.of("lite4", LITE0, 1.4, 1.8, 300, claimed("13.0M", "2.64B", 81.5)));

    /** V2-B0 to V2-B3 and V2-S; figures and top-1 from the reference code's README (the V2 paper's table 7 says 8.8B for V2-S). */
    public static final List<Variant> V2 = List.of(
            Variant.of("v2-b0", V2_B0, 1.0, 1.0, 224, claimed("7.1M", "0.72B", 78.7)),
            Variant.of("v2-b1", V2_B0, 1.0, 1.1, 240, claimed("8.1M", "1.2B", 79.8)),
            Variant.of("v2-b2", V2_B0, 1.1, 1.2, 260, claimed("10.1M", "1.7B", 80.5)),
            Variant.of("v2-b3", V2_B0, 1.2, 1.4, 300, claimed("14.4M", "3.0B", 82.1)),
            Variant.of("v2-s", V2_S, 1.0, 1.0, 384, claimed("21.5M", "8.4B", 83.9)));

    /** All of them. */
    public static final List<Variant> ALL =
            List.of(B, LITE, V2).stream().flatMap(List::stream).toList();

    private Variants() {}

    private static Variant.Claimed claimed(String parameters, String multiplyAdds, double top1) {
        return new Variant.Claimed(parameters, multiplyAdds, top1);
    }

    /** By its short name or as others write it: {@code b0}, {@code EfficientNet-B0}, {@code efficientnetv2_s}. */
    public static Optional<Variant> find(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^efficientnet-?", "");
        return ALL.stream().filter(variant -> variant.name().equals(plain)).findFirst();
    }
}
