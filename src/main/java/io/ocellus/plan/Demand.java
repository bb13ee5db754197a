package io.ocellus.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a classifier has to do, over all of its views.
 *
 * @param classifier its name
 * @param task candidates of this task may serve it
 * @param fps pictures a second, over all of its views
 * @param maxAge of a result; an inference must not take longer
 * @param minAccuracy top-1 from 0 to 1 below which nothing may be chosen
 * @param devices that it may use, the preferred one first; empty: all, the most economical one first
 * @param model the one of its task that it must use, {@code name} or {@code name@version}; empty: any
 */
public record Demand(
        String classifier,
        String task,
        double fps,
        Duration maxAge,
        double minAccuracy,
        List<String> devices,
        Optional<String> model) {

    private static final List<String> ENERGY_CLASSES = List.of("NPU", "GPU", "CPU");

    /** Keeps its own copy of the devices. */
    public Demand {
        devices = List.copyOf(devices);
    }

    /** Whether a candidate does the task, and is the model that was fixed where one was. */
    boolean asksFor(Candidate candidate) {
        return candidate.task().equals(task)
                && model.map(fixed -> candidate.model().equals(fixed)
                                || candidate.model().startsWith(fixed + "@"))
                        .orElse(true);
    }

    /** The place of a device in this classifier's order, from 0; negative where it may not be used. */
    int rank(String device) {
        int place = place(devices.isEmpty() ? ENERGY_CLASSES : devices, device);
        return place < 0 && devices.isEmpty() ? ENERGY_CLASSES.size() : place;
    }

    /** {@code GPU} names every {@code GPU.n}, as it does for OpenVINO. */
    private static int place(List<String> order, String device) {
        for (int i = 0; i < order.size(); i++) {
            if (device.equals(order.get(i)) || device.startsWith(order.get(i) + ".")) {
                return i;
            }
        }
        return -1;
    }
}
