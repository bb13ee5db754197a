package io.ocellus.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an OpenVINO IR says of itself without being loaded.
 *
 * @param file the topology file
 * @param inputs its parameters
 * @param results its outputs
 * @param modelInfo {@code rt_info/model_info} as Model API writes it; empty where there is none
 */
record Ir(Path file, List<Input> inputs, List<Port> results, Map<String, String> modelInfo) {

    /** A dimension that is not fixed. */
    static final long DYNAMIC = -1;

    /**
     * @param name its tensor's first name; may be empty
     * @param type the element type, as {@code f32}
     * @param shape its dimensions, {@link #DYNAMIC} where one is not fixed
     * @param layout as {@code NCHW}; empty where the file says nothing
     */
    record Input(String name, String type, List<Long> shape, String layout) {}

    /**
     * @param name its tensor's first name; may be empty
     * @param shape its dimensions
     * @param lastStep the operation that makes the values: {@code SoftMax}, {@code Sigmoid}, {@code Add}, …; those that only
     *     change shape or type are looked through
     */
    record Port(String name, List<Long> shape, String lastStep) {

        boolean endsInSoftmax() {
            return lastStep.equalsIgnoreCase("SoftMax");
        }

        boolean endsInSigmoid() {
            return lastStep.equalsIgnoreCase("Sigmoid");
        }
    }

    /** Outputs that Model API adds to explain a decision; they are not the decision. */
    private static final List<String> EXPLANATIONS = List.of("saliency_map", "feature_vector");

    /**
     * The output that holds one number a class.
     *
     * @throws ModelException where there is none, or several and none can be told apart
     */
    Port scores() {
        List<Port> candidates = results.stream()
                .filter(result -> !EXPLANATIONS.contains(result.name()))
                .toList();
        if (candidates.size() != 1) {
            throw new ModelException(
                    file,
                    "must have one output with one number a class, has " + candidates.size()
                            + " outputs that may be it");
        }
        return candidates.getFirst();
    }

    /**
     * The only input.
     *
     * @throws ModelException where there are none or several, or it does not have four dimensions
     */
    Input picture() {
        if (inputs.size() != 1 || inputs.getFirst().shape().size() != 4) {
            throw new ModelException(
                    file,
                    "must have one input with four dimensions, has "
                            + (inputs.size() == 1
                                    ? "one with " + inputs.getFirst().shape().size()
                                    : inputs.size() + " inputs"));
        }
        return inputs.getFirst();
    }
}
