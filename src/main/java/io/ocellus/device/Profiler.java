package io.ocellus.device;

import io.ocellus.inference.Engine;
import io.ocellus.inference.LoadedModel;
import io.ocellus.inference.Placement;
import io.ocellus.inference.Throughput;
import io.ocellus.plan.Cost;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Measures what a candidate costs here: compiles it, infers noise with one request, then with all. What else runs on the machine
 * meanwhile is measured, too: {@link Outcome#cpuShare} shows it. For one thread.
 */
public final class Profiler {

    /** A window shorter than this says nothing. */
    private static final Duration LEAST = Duration.ofMillis(100);

    /** Of the time that compiling leaves; the rest is for throughput, which varies more. */
    private static final double FOR_LATENCY = 0.35;

    private final Engine engine;
    private final Set<String> warm = new HashSet<>();

    /** @param engine stays the caller's */
    public Profiler(Engine engine) {
        this.engine = engine;
    }

    /**
     * What was measured.
     *
     * @param executedOn the devices that OpenVINO says ran it
     * @param floatPrecision in which they calculated what is not quantized; empty where they don't say
     * @param cpuShare of all cores that this process had while all requests were busy, 0 to 1
     */
    public record Outcome(Cost cost, String executedOn, String floatPrecision, double cpuShare) {

        /** Below this, something else had the CPU. */
        private static final double UNDISTURBED = 0.85;

        /** Whether something else used the CPU so much that throughput and latency tell more of that. */
        public boolean disturbed() {
            return executedOn.equals("CPU")
                    && cost.requests() >= Runtime.getRuntime().availableProcessors()
                    && cpuShare < UNDISTURBED;
        }
    }

    /**
     * Measures once.
     *
     * @param requests inferences at once, or 0: as many as the device calls optimal
     * @param time for all of it; compiling may take longer, and each window has at least a tenth of a second
     * @throws io.ocellus.inference.NoSuchDeviceException where the device is not here
     * @throws io.ocellus.model.ModelException where the device does not take the model
     * @throws io.ocellus.openvino.OpenVinoException where an inference fails
     */
    public Outcome measure(Trial trial, int requests, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Placement placement = new Placement(trial.candidate().device(), requests);
        if (warm.add(placement.device())) {
            warmUp(trial, placement);
        }
        long memory = ProcessMemory.bytes();
        long began = System.nanoTime();
        try (LoadedModel loaded = engine.load(trial.model(), placement)) {
            double compiled = (System.nanoTime() - began) / 1e9;
            long left = end - System.nanoTime();
            Throughput one = Throughput.measure(loaded, 1, atLeast(left * FOR_LATENCY));
            Throughput all = Throughput.measure(loaded, atLeast(left * (1 - FOR_LATENCY)));
            Cost cost = new Cost(
                    compiled,
                    one.latency().median() / 1e3,
                    one.latency().p99() / 1e3,
                    all.fps(),
                    all.cpuSeconds() / all.inferences(),
                    Math.max(0, ProcessMemory.bytes() - memory),
                    loaded.requests());
            double cores = Runtime.getRuntime().availableProcessors();
            return new Outcome(
                    cost,
                    loaded.identity().executedOn(),
                    loaded.floatPrecision(),
                    Math.min(1, all.cpuSeconds() / all.seconds() / cores));
        }
    }

    /** The first model of a device brings in its plugin, kernels and threads, which stay: 60 MB of the CPU's, half a second. */
    private void warmUp(Trial trial, Placement placement) {
        try (LoadedModel first = engine.load(trial.model(), placement)) {
            Throughput.measure(first, Duration.ofMillis(1));
        }
    }

    private static Duration atLeast(double nanos) {
        Duration wanted = Duration.ofNanos((long) nanos);
        return wanted.compareTo(LEAST) < 0 ? LEAST : wanted;
    }
}
