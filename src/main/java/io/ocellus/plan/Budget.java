package io.ocellus.plan;

/**
 * What inference may use of this gateway.
 *
 * @param cores of this process, as the system or the container limits them
 * @param decoding cores that decoding and resizing the cameras' pictures take, measured
 * @param headroom share of every device that stays free, from 0 to 1: queues grow without bound where all is used
 * @param isa the CPU's level, as {@link Accuracy#isa()} names it
 */
public record Budget(double cores, double decoding, double headroom, String isa) {

    /** Cores for inference. */
    public double inference() {
        return Math.max(0, (cores - decoding) * (1 - headroom));
    }
}
