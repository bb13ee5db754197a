package io.ocellus.device;

import io.ocellus.plan.Cost;

/**
 * How much dearer a device is in operation than when it was measured, since other work shares its caches, memory and clock.
 * Immutable: each observation gives a new one.
 *
 * @param ratio observed over expected time; 1 before anything was observed
 */
public record Correction(double ratio) {

    /** Nothing was observed. */
    public static final Correction NONE = new Correction(1);

    /** How much one observation counts: a single slow inference must not turn a choice, a minute of them must. */
    private static final double WEIGHT = 0.1;

    /** Beyond this the profile is wrong, not the load: it is to be measured again. */
    private static final double MOST = 4;

    /**
     * Takes one observation into account, as a geometric moving average.
     *
     * @param observed seconds of an inference
     * @param expected the same as profiled
     */
    public Correction observe(double observed, double expected) {
        if (!(observed > 0 && expected > 0) || Double.isInfinite(observed / expected)) {
            return this;
        }
        double next = Math.exp((1 - WEIGHT) * Math.log(ratio) + WEIGHT * Math.log(observed / expected));
        return new Correction(Math.clamp(next, 1 / MOST, MOST));
    }

    /** What a candidate of this device is to be expected to cost now. */
    public Cost apply(Cost cost) {
        return new Cost(
                cost.compileSeconds(),
                cost.latencyP50Seconds() * ratio,
                cost.latencyP99Seconds() * ratio,
                cost.throughput() / ratio,
                cost.cpuSecondsPerInference() * ratio,
                cost.memoryBytes(),
                cost.requests());
    }
}
