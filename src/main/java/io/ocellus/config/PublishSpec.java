package io.ocellus.config;

import java.time.Duration;

/**
 * What of a view's results is told, and when. Set under {@code spec.publishing}, for one camera or one view.
 *
 * @param policy which results are published; on change by default
 * @param interval between results under {@link Policy#INTERVAL}; 10 s by default
 * @param heartbeat the longest silence under {@link Policy#ON_CHANGE}; 60 s by default
 * @param detail the short or the long form; short by default
 * @param minConfidence below it the label is {@code unknown}; 0 to 1, 0.25 by default
 * @param smoothing weight of the newest result in the exponential average, above 0 to 1; 1 does not smooth, 0.5 is the default
 * @param consecutive so many results in a row must agree before the verified label changes; 3 by default
 * @param labelTtl a verified label that no result confirms for so long becomes {@code unknown}; 30 s by default
 */
public record PublishSpec(
        Policy policy,
        Duration interval,
        Duration heartbeat,
        Detail detail,
        double minConfidence,
        double smoothing,
        int consecutive,
        Duration labelTtl) {

    /** Which results are published. */
    public enum Policy {
        ON_CHANGE,
        EVERY,
        INTERVAL
    }

    /** How much a result says. */
    public enum Detail {
        SHORT,
        FULL
    }
}
