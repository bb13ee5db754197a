package io.ocellus.plan;

/**
 * How dear each part of a workload is beside one multiply-add of a dense convolution, before anything is measured. Two figures
 * that are measured scale them ({@link SpeedModel}), so that only their order of magnitude matters.
 *
 * <p>They are round figures near a least-squares fit with non-negative coefficients over EfficientNet-Lite0, Lite1, B0 and B1 at two
 * resolutions (OpenVINO 2026.4, one thread of an AMD Zen 5), one set for AVX-512 with VNNI and AVX2 alike; which round figures was
 * decided on B0 to B4 and Lite0 to Lite4, so that {@code tools/bench/prediction.py} proves them only on another CPU. Other sets, off by
 * factors of two, left the worst error below a third. What they mean: a depthwise convolution reuses no value across
 * channels, so that its multiply-adds run at a third of the speed; moving an int8 value costs more multiply-adds than moving a float,
 * since int8 multiplies faster; weights come from outside the caches; a layer costs some microseconds to begin.
 */
record RelativeCosts(double depthwise, double moved, double weights, double layer, double swish, double gated) {

    private static final RelativeCosts FLOAT = new RelativeCosts(2.5, 2.5, 4, 300_000, 3, 60);
    private static final RelativeCosts INT8 = new RelativeCosts(3, 16, 8, 300_000, 30, 160);

    /**
     * Of a precision.
     *
     * @param precision of the weights, as a {@link Candidate} names it
     */
    static RelativeCosts of(String precision) {
        return precision.equals("int8") ? INT8 : FLOAT;
    }

    /** What every network does, in dense multiply-adds. */
    double plain(Workload work) {
        return work.dense()
                + depthwise * work.depthwise()
                + moved * work.moved()
                + weights * work.weights()
                + layer * work.layers();
    }

    /** What swish and squeeze-and-excitation add, in dense multiply-adds; 0 for the Lite variants. */
    double gating(Workload work) {
        return swish * work.swish() + gated * work.gated();
    }
}
