package io.ocellus.model;

/**
 * What a model says and how that becomes probabilities.
 *
 * @param tensor the output tensor's name; empty: the only one, which has no name
 * @param activation what is still to be applied to the model's numbers
 * @param temperature by which logits are divided before the activation
 * @param multilabel whether several classes may be right at once, so that probabilities do not sum to 1
 * @param threshold from which probability on a class of a multilabel model counts as seen; 0 for others
 */
public record ModelOutput(
        String tensor, Activation activation, float temperature, boolean multilabel, float threshold) {

    /** The last step to probabilities, where the model lacks it. */
    public enum Activation {
        /** The model ends in one. */
        NONE,
        SOFTMAX,
        SIGMOID
    }
}
