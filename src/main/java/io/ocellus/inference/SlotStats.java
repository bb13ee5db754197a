package io.ocellus.inference;

import io.ocellus.report.Observation;
import java.util.List;

/**
 * How a slot fares, counted since it was made.
 *
 * @param model the model that is in it now
 * @param requests inferences at once
 * @param inferences that ended well
 * @param failures frames whose inference failed
 * @param inFlight frames that are being worked on now
 * @param waited from capture to the moment when a worker took the frame
 * @param preprocessed crop and resize
 * @param inferred inference alone
 * @param views in the order in which they were added
 */
public record SlotStats(
        Observation.Model model,
        int requests,
        long inferences,
        long failures,
        int inFlight,
        Timing waited,
        Timing preprocessed,
        Timing inferred,
        List<ViewStats> views) {}
