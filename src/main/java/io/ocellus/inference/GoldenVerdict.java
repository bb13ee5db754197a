package io.ocellus.inference;

import io.ocellus.model.GoldenSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a device answered to a golden set.
 *
 * @param size the height of the model's pictures
 * @param pictures how many there were
 * @param top1Agreement the share of them with the same best class as when the model was built, 0 to 1
 * @param maxProbabilityDifference the largest difference of any probability, 0 to 1; 1 where one was not a number
 * @param limits what must be kept
 */
public record GoldenVerdict(
        int size, int pictures, double top1Agreement, double maxProbabilityDifference, GoldenSet.Limits limits) {

    /** One sentence for each limit that is broken; empty where the device is proved. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (top1Agreement < limits.top1Agreement()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "at size %d the best class agrees on %.4f of the golden pictures, at least %.4f must",
                    size,
                    top1Agreement,
                    limits.top1Agreement()));
        }
        if (maxProbabilityDifference > limits.maxProbabilityDifference()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "at size %d a probability differs by %.4f on the golden pictures, at most %.4f is allowed",
                    size,
                    maxProbabilityDifference,
                    limits.maxProbabilityDifference()));
        }
        return problems;
    }

    public boolean passed() {
        return problems().isEmpty();
    }
}
