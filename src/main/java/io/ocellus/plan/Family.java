package io.ocellus.plan;

import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The family's published members as candidates, whether or not there is a bundle of them here. */
public final class Family {

    /** What their authors evaluated them on: the validation set of ImageNet-1k. */
    public static final String DATASET = "ImageNet-1k";

    /** What the only task is called. */
    public static final String TASK = "imagenet";

    private static final int PICTURES = 50_000;
    private static final double PERCENT = 100;

    /** Top-1 in percent after post-training quantization by TensorFlow Lite (reference code, {@code lite/README}); of others none. */
    private static final Map<String, Double> INT8 =
            Map.of("lite0", 74.4, "lite1", 75.9, "lite2", 77.0, "lite3", 79.0, "lite4", 80.2);

    private final List<Measurement> measured;
    private final Predictor predictor;

    /** With what was measured here, of any bundle. */
    public Family(List<Measurement> measured) {
        this.measured = List.copyOf(measured);
        this.predictor = new Predictor(measured);
    }

    /**
     * A member as an offer. Its accuracy is the published one in float at its own resolution; at others none was published.
     *
     * @param pixels of the side of its input
     * @param isa of the CPU for which the published accuracy shall count
     */
    public Offer offer(Variant variant, int pixels, String device, String precision, String isa) {
        Candidate candidate = new Candidate(
                architecture(variant), "", architecture(variant), TASK, pixels, pixels, device, precision);
        Accuracy published = new Accuracy(
                DATASET, DATASET, variant.resolution(), isa, variant.claimed().top1() / PERCENT, PICTURES);
        return new Offer(candidate, estimate(candidate), List.of(published), new Verdict.Untried());
    }

    /** The published top-1 from 0 to 1 in int8, at the member's own resolution. */
    public static OptionalDouble int8Top1(Variant variant) {
        Double percent = INT8.get(variant.name());
        return percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent / PERCENT);
    }

    /** {@code efficientnet-lite0}, {@code efficientnetv2-s}. */
    public static String architecture(Variant variant) {
        return "efficientnet" + (variant.name().startsWith("v2-") ? "" : "-") + variant.name();
    }

    private Estimate estimate(Candidate candidate) {
        return measured.stream()
                .filter(measurement -> same(measurement.candidate(), candidate))
                .findFirst()
                .<Estimate>map(measurement -> new Estimate.Measured(measurement.cost()))
                .orElseGet(() -> predictor.estimate(candidate));
    }

    private static boolean same(Candidate bundle, Candidate member) {
        return Optional.of(bundle.architecture()).flatMap(Variants::find).equals(Variants.find(member.architecture()))
                && bundle.width() == member.width()
                && bundle.height() == member.height()
                && bundle.device().equals(member.device())
                && bundle.precision().equals(member.precision());
    }
}
