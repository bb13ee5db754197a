package io.ocellus.efficientnet;

import static io.ocellus.efficientnet.Claim.Verdict.IMPRECISE;
import static io.ocellus.efficientnet.Claim.Verdict.MISREAD;
import static io.ocellus.efficientnet.Claim.Verdict.RIGHT;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;

/** The figures that reviews repeat. What other networks have is from the paper's tables 2 and 4. */
public final class Claims {

    private static final double GPIPE_PARAMETERS = 557e6;
    private static final double RESNET_152_PARAMETERS = 60e6;
    private static final double RESNET_50_PARAMETERS = 26e6;

    private static final Network B0 = Variants.B.getFirst().network();
    private static final Network B7 = Variants.B.getLast().network();

    private Claims() {}

    /** All of them, in the order in which the paper comes to them. */
    public static List<Claim> all() {
        return List.of(compound(), growth(), steps(), smallest(), largest(), smaller(), faster(), flops());
    }

    private static Claim compound() {
        double budget = 1;
        for (Dimension dimension : Dimension.values()) {
            budget *= Math.pow(dimension.constant(), dimension.power());
        }
        double step = (double) scaled(1).multiplyAdds() / B0.multiplyAdds();
        return new Claim(
                "α·β²·γ² ≈ 2",
                text(
                        "%.3f; B0 to φ = 1 ×%.2f, B0 to B7 ×%.1f (the product to the 7th power ×%.1f, 2 to the 7th ×128)",
                        budget, step, (double) B7.multiplyAdds() / B0.multiplyAdds(), Math.pow(budget, 7)),
                RIGHT,
                "Equation 3 asks for about 2 and gets 4 % less. A single step may cost more, since repeats and the sizes of feature maps"
                        + " are rounded upwards; over seven steps that evens out.");
    }

    private static Claim growth() {
        return new Claim(
                "memory and FLOPs grow with d·w²·r²",
                text(
                        "multiply-adds %s, parameters %s, activations %s, peak memory %s",
                        Growth.of(Network::multiplyAdds),
                        Growth.of(Network::parameters),
                        Growth.of(Network::activations),
                        Growth.of(Network::peakActivations)),
                IMPRECISE,
                "Section 3.3 says it of FLOPS alone. Parameters grow with d·w², activations with d·w·r², and the memory that is"
                        + " alive at once with w·r²; stem, head, classifier and depthwise convolutions lower each power a little.");
    }

    private static Claim steps() {
        Scaling b1 = Variants.B.get(1).scaling();
        Scaling b7 = Variants.B.getLast().scaling();
        return new Claim(
                "B1 to B7 are φ = 1 to 7",
                text("B1: %s; B7: %s", phi(b1), phi(b7)),
                IMPRECISE,
                "The published coefficients are rounded by hand and are no powers of α, β and γ.");
    }

    private static Claim smallest() {
        long classifier = B0.blocks().getLast().parameters();
        return new Claim(
                "B0 has ≈5.3M parameters",
                text("%,d", B0.parameters()),
                RIGHT,
                text(
                        "%,d of them are the classifier of %d classes; %,d are the rest.",
                        classifier, B0.classes(), B0.parameters() - classifier));
    }

    private static Claim largest() {
        return new Claim(
                "EfficientNet has 66M parameters",
                text("B7 %,d; B0 %,d", B7.parameters(), B0.parameters()),
                IMPRECISE,
                "Table 2 says it of B7 alone; the family begins with a twelfth of that.");
    }

    private static Claim smaller() {
        return new Claim(
                "8.4× smaller than ResNet",
                text(
                        "GPipe / B7 %.1f; ResNet-152 / B7 %.1f; ResNet-50 / B0 %.1f",
                        GPIPE_PARAMETERS / B7.parameters(),
                        RESNET_152_PARAMETERS / B7.parameters(),
                        RESNET_50_PARAMETERS / B0.parameters()),
                MISREAD,
                "It is B7's ratio to GPipe (557M, table 2) at the same top-1; B7 is larger than ResNet-152 (60M).");
    }

    private static Claim faster() {
        return new Claim(
                "6.1× faster than ResNet",
                text("B7 / B0 in multiply-adds %.1f", (double) B7.multiplyAdds() / B0.multiplyAdds()),
                MISREAD,
                "It is a latency that was measured, GPipe 19.0 s to B7 3.1 s on one core of a Xeon E5-2690 (table 4), and follows from"
                        + " no count; to ResNet-152 it is B1 that is 5.7× faster.");
    }

    private static Claim flops() {
        return new Claim(
                "0.39 to 37 billion FLOPs",
                text("%.3f to %.3f billion multiply-adds", B0.multiplyAdds() / 1e9, B7.multiplyAdds() / 1e9),
                IMPRECISE,
                "Table 2 counts a multiply-add as one operation, and rounds: a layer-by-layer count gives 2 % less for B1, 5 % more for"
                        + " B4, 4 % more for B5 and 2 % more for B7.");
    }

    private static Network scaled(double phi) {
        return Baselines.B0.scaled("", Scaling.compound(phi), Variant.IMAGENET_CLASSES);
    }

    private static String phi(Scaling scaling) {
        return text(
                "depth φ = %.1f, width φ = %.1f, resolution φ = %.1f",
                scaling.phi(Dimension.DEPTH), scaling.phi(Dimension.WIDTH), scaling.phi(Dimension.RESOLUTION));
    }

    @FormatMethod
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
