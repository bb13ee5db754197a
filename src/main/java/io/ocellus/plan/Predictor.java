package io.ocellus.plan;

import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import io.ocellus.plan.Estimate.Measured;
import io.ocellus.plan.Estimate.Predicted;
import io.ocellus.plan.Estimate.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What candidates cost: as measured, or predicted from what was measured on the same device in the same precision. Belongs to any
 * thread.
 */
public final class Predictor {

    private record Kind(String device, String precision) {
        static Kind of(Candidate candidate) {
            return new Kind(candidate.device(), candidate.precision());
        }
    }

    private final Map<Candidate, Cost> measured = new HashMap<>();
    private final Map<Kind, CostModel> models = new HashMap<>();

    /**
     * Fits a model for each device and precision.
     *
     * @param measurements the last one counts where a candidate is there twice
     */
    public Predictor(List<Measurement> measurements) {
        measurements.forEach(point -> measured.put(point.candidate(), point.cost()));
        Map<Kind, CostModel.Fitting> fittings = new HashMap<>();
        measured.forEach((candidate, cost) -> network(candidate)
                .ifPresent(network -> fittings.computeIfAbsent(
                                Kind.of(candidate), kind -> new CostModel.Fitting(kind.precision()))
                        .add(network, cost)));
        fittings.forEach((kind, fitting) -> fitting.fit().ifPresent(model -> models.put(kind, model)));
    }

    /** The cost of a candidate, and how it is known. */
    public Estimate estimate(Candidate candidate) {
        Cost cost = measured.get(candidate);
        if (cost != null) {
            return new Measured(cost);
        }
        Optional<Network> network = network(candidate);
        if (network.isEmpty()) {
            return new Unknown(
                    candidate.architecture().isEmpty()
                            ? "its bundle names no architecture, so it must be measured"
                            : candidate.architecture()
                                    + " is no variant that can be calculated, so it must be measured");
        }
        CostModel model = models.get(Kind.of(candidate));
        if (model == null) {
            return new Unknown(
                    "fewer than two networks were measured on " + candidate.device() + " in " + candidate.precision());
        }
        if (!model.covers(network.get())) {
            return new Unknown(
                    "no network with " + network.get().activation().name().toLowerCase(Locale.ROOT)
                            + " was measured on " + candidate.device() + " in " + candidate.precision());
        }
        return new Predicted(model.predict(network.get()));
    }

    private static Optional<Network> network(Candidate candidate) {
        int side = (int) Math.round(Math.sqrt((double) candidate.width() * candidate.height()));
        return Variants.find(candidate.architecture()).map(variant -> variant.network(side, Variant.IMAGENET_CLASSES));
    }
}
