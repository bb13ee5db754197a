package io.ocellus.plan;

/**
 * One way to classify: a bundle at a resolution on a device.
 *
 * @param model {@code name@version}
 * @param digest of the bundle, {@code sha256:…}
 * @param architecture as the papers spell it, {@code efficientnet-lite0}; empty where the bundle doesn't say
 * @param task what it tells apart; candidates of one task are interchangeable
 * @param width of its input in pixels
 * @param height of its input in pixels
 * @param device as OpenVINO names it: {@code CPU}, {@code GPU.0}, …
 * @param precision of its weights: {@code int8}, {@code fp16}, {@code fp32}; empty where the bundle doesn't say
 */
public record Candidate(
        String model,
        String digest,
        String architecture,
        String task,
        int width,
        int height,
        String device,
        String precision) {

    /** As in {@code imagenet-lite0@1 224x224 on CPU}. */
    @Override
    public String toString() {
        return model + " " + width + "x" + height + " on " + device;
    }
}
