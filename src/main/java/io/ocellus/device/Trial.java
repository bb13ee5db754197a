package io.ocellus.device;

import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelInput;
import io.ocellus.plan.Candidate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A candidate that can be measured: with the files that it is made of.
 *
 * @param model the description for the candidate's size
 */
public record Trial(Candidate candidate, ModelDescription model) {

    /** The only one that bundles have so far. */
    private static final String TASK = "classification";

    /** A model as it is described on a device. */
    public static Trial of(ModelDescription model, String device) {
        ModelInput input = model.input();
        return new Trial(
                new Candidate(
                        model.id(),
                        model.digest(),
                        model.architecture(),
                        TASK,
                        input.width(),
                        input.height(),
                        device,
                        model.precision()),
                model);
    }

    /** Each model at each of its sizes on each of the devices, in this order. */
    public static List<Trial> all(List<ModelDescription> models, List<String> devices) {
        return models.stream()
                .flatMap(Trial::sizes)
                .flatMap(model -> devices.stream().map(device -> of(model, device)))
                .toList();
    }

    private static Stream<ModelDescription> sizes(ModelDescription model) {
        List<Integer> sizes = model.input().sizes();
        return sizes.isEmpty() ? Stream.of(model) : sizes.stream().map(model::at);
    }
}
