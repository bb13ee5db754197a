package io.ocellus.config;

import java.time.Duration;
import java.util.List;

/**
 * By what the agent chooses a classifier's model or device.
 *
 * @param task the bundles that may be chosen: those of this name, or whose name begins with it and {@code -}; empty where the model is
 *     named
 * @param fps pictures a second that each view should have; 0, the default: as many as it is to have
 * @param maxAge of a result; 1 s by default
 * @param minAccuracy top-1 from 0 to 1 below which nothing is chosen; 0 by default
 * @param devices of which one is chosen, the preferred one first; empty: all
 */
public record Selection(String task, double fps, Duration maxAge, double minAccuracy, List<String> devices) {

    /** Keeps its own copy. */
    public Selection {
        devices = List.copyOf(devices);
    }

    /** Whether a bundle of this name does the task. */
    public boolean names(String bundle) {
        return bundle.equals(task) || bundle.startsWith(task + "-");
    }
}
