package io.ocellus.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every classifier should run. Nothing is changed by it.
 *
 * @param decisions one for each demand, in their order
 * @param fits whether all of them together stay within the budget; where nothing does, the cheapest is chosen
 * @param used of each device: cores of the CPU, part of another device
 * @param available of each device, likewise
 */
public record Choice(
        List<Decision> decisions, boolean fits, SortedMap<String, Double> used, SortedMap<String, Double> available) {

    /** Keeps its own copies. */
    public Choice {
        decisions = List.copyOf(decisions);
        used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
        available = Collections.unmodifiableSortedMap(new TreeMap<>(available));
    }
}
