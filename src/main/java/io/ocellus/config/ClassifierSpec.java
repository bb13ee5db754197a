package io.ocellus.config;

import org.jspecify.annotations.Nullable;

/**
 * A model on a device: both named, or chosen by the agent.
 *
 * @param model the bundle's name, or {@link #AUTO}
 * @param version the bundle's version, or null: the highest that is there
 * @param device as OpenVINO names it: {@code CPU}, {@code GPU}, {@code NPU}, {@code AUTO:…}, {@code HETERO:…}; or {@link #AUTO}, or
 *     several of which one is chosen, joined by a comma. The CPU by default; with a model to be chosen, {@link #AUTO}
 * @param requests infer requests, or 0, the default: as many as OpenVINO calls optimal
 * @param topk how many classes the long form of a result lists; 5 by default
 * @param selection what the agent chooses by; null where model and device are named
 */
public record ClassifierSpec(
        String model,
        @Nullable Integer version,
        String device,
        int requests,
        int topk,
        @Nullable Selection selection) {

    /** In place of a name: the agent chooses. */
    public static final String AUTO = "auto";

    /** One whose model and device are named. */
    public ClassifierSpec(String model, @Nullable Integer version, String device, int requests, int topk) {
        this(model, version, device, requests, topk, null);
    }

    /** Whether the agent chooses the bundle, and not only the device. */
    public boolean choosesModel() {
        return model.equals(AUTO);
    }
}
