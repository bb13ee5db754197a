package io.ocellus.plan;

/**
 * How a classifier does, now.
 *
 * @param nanos of the monotonic clock
 * @param missed how its target is missed, as in {@code results are 812 ms old, 500 ms are allowed}; empty where it is met
 * @param affordable the highest rung whose predicted load, corrected by what was observed, fits with headroom; the lowest rung where
 *     none does
 * @param held whether nothing may be exchanged: a remote walk or its probation is under way
 */
public record LoadReading(long nanos, String missed, int affordable, boolean held) {}
