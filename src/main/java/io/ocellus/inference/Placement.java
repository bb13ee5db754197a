package io.ocellus.inference;

/**
 * Where a model is to run.
 *
 * @param device as OpenVINO names it: {@code CPU}, {@code GPU}, {@code NPU}, {@code AUTO:…}, {@code HETERO:…}
 * @param requests inferences at once, or 0: as many as OpenVINO calls optimal
 * @param accurate whether the device keeps to the model's own precision ({@code EXECUTION_MODE_HINT=ACCURACY}) instead of the one
 *     that it is fastest in
 */
public record Placement(String device, int requests, boolean accurate) {

    /** As fast as the device is. */
    public Placement(String device, int requests) {
        this(device, requests, false);
    }

    public Placement {
        if (device.isBlank() || requests < 0) {
            throw new IllegalArgumentException("not a placement: " + requests + " requests on \"" + device + "\"");
        }
    }
}
