package io.ocellus.plan;

/**
 * What a candidate costs on this gateway.
 *
 * @param compileSeconds from reading its files until it can infer
 * @param latencyP50Seconds of one inference, nothing else running: the median
 * @param latencyP99Seconds the same: 99 of 100 are faster
 * @param throughput inferences a second with all requests busy on all cores
 * @param cpuSecondsPerInference CPU time of this process for each of those, summed over its threads
 * @param memoryBytes by which this process grows while it is loaded and has inferred
 * @param requests at once, as many as the device calls optimal
 */
public record Cost(
        double compileSeconds,
        double latencyP50Seconds,
        double latencyP99Seconds,
        double throughput,
        double cpuSecondsPerInference,
        long memoryBytes,
        int requests) {}
