package io.ocellus.config;

import org.jspecify.annotations.Nullable;

/**
 * A model on a device.
 *
 * @param model the bundle's name
 * @param version the bundle's version, or null: the highest that is there
 * @param device as OpenVINO names it: {@code CPU}, {@code GPU}, {@code NPU}, {@code AUTO:…}, {@code HETERO:…}; the CPU by default
 * @param requests infer requests, or 0, the default: as many as OpenVINO calls optimal
 * @param topk how many classes the long form of a result lists; 5 by default
 */
public record ClassifierSpec(String model, @Nullable Integer version, String device, int requests, int topk) {}
