package io.ocellus.report;

/**
 * One class with its probability.
 *
 * @param index the class's place in the model's output, from 0
 * @param label the class's name in the model's {@code labels.txt}
 * @param p its probability, 0 to 1
 */
public record ScoredLabel(int index, String label, float p) {}
