package io.ocellus.inference;

import io.ocellus.model.ModelOutput;

/** From a model's numbers to probabilities, in place. */
final class Activations {

    private Activations() {}

    /** Applies what the model lacks; its temperature divides the logits before. */
    static void apply(float[] values, ModelOutput output) {
        switch (output.activation()) {
            case NONE -> {} // they are probabilities already
            case SOFTMAX -> softmax(values, output.temperature());
            case SIGMOID -> sigmoid(values, output.temperature());
        }
    }

    /** {@code exp((x − max) / t) / Σ}, which no logit can make overflow. */
    private static void softmax(float[] values, float temperature) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double e = Math.exp((values[i] - max) / temperature);
            values[i] = (float) e;
            sum += e;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }

    private static void sigmoid(float[] values, float temperature) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 / (1 + Math.exp(-values[i] / temperature)));
        }
    }
}
