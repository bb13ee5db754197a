package io.ocellus.inference;

/**
 * Where a model is to run.
 *
 * @param device as OpenVINO names it: {@code CPU}, {@code GPU}, {@code NPU}, {@code AUTO:…}, {@code HETERO:…}
 * @param requests inferences at once, or 0: as many as OpenVINO calls optimal
 */
public record Placement(String device, int requests) {

    public Placement {
        if (device.isBlank() || requests < 0) {
            throw new IllegalArgumentException("not a placement: " + requests + " requests on \"" + device + "\"");
        }
    }
}
