package io.ocellus.plan;

import io.ocellus.efficientnet.Activation;
import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Precision;
import io.ocellus.plan.SpeedModel.Point;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Every figure of a {@link Cost} for one device and precision. Times follow {@link SpeedModel}; the tail follows the median, memory
 * the calculated size, compiling the number of layers, each as on average measured.
 */
final class CostModel {

    private final Precision precision;
    private final Set<Activation> activations;
    private final SpeedModel latency;
    private final SpeedModel interval;
    private final SpeedModel cpu;
    private final double tail;
    private final double secondsPerLayer;
    private final double overheadBytes;
    private final int requests;

    private CostModel(Fitting from, SpeedModel latency, SpeedModel interval, SpeedModel cpu) {
        this.precision = from.precision;
        this.activations = EnumSet.copyOf(from.activations);
        this.latency = latency;
        this.interval = interval;
        this.cpu = cpu;
        this.tail = from.mean(point -> point.cost.latencyP99Seconds() / point.cost.latencyP50Seconds());
        this.secondsPerLayer = from.mean(point ->
                point.cost.compileSeconds() / Workload.of(point.network).layers());
        this.requests = from.points.stream()
                .mapToInt(point -> point.cost.requests())
                .max()
                .orElse(1);
        this.overheadBytes = Math.max(
                0, from.mean(point -> point.cost.memoryBytes() - (double) bytes(point.network, point.cost.requests())));
    }

    /** Whether networks of its activation were measured: swish costs what no ReLU6 shows. */
    boolean covers(Network network) {
        return activations.contains(network.activation());
    }

    Cost predict(Network network) {
        Workload work = Workload.of(network);
        double median = latency.seconds(work);
        return new Cost(
                secondsPerLayer * work.layers(),
                median,
                median * tail,
                1 / interval.seconds(work),
                cpu.seconds(work),
                Math.round(overheadBytes) + bytes(network, requests),
                requests);
    }

    private long bytes(Network network, int requests) {
        return network.weightBytes(precision) + requests * network.peakActivationBytes(precision);
    }

    /** Collects what was measured. One thread. */
    static final class Fitting {

        private record Measured(Network network, Cost cost) {}

        private final RelativeCosts costs;
        private final Precision precision;
        private final Set<Activation> activations = EnumSet.noneOf(Activation.class);
        private final List<Measured> points = new ArrayList<>();

        Fitting(String precision) {
            this.costs = RelativeCosts.of(precision);
            this.precision = switch (precision) {
                case "int8" -> Precision.INT8;
                case "fp16" -> Precision.FP16;
                default -> Precision.FP32;
            };
        }

        void add(Network network, Cost cost) {
            points.add(new Measured(network, cost));
            activations.add(network.activation());
        }

        /** Empty with fewer than two points. */
        Optional<CostModel> fit() {
            Optional<SpeedModel> latency = speed(Cost::latencyP50Seconds);
            Optional<SpeedModel> interval = speed(cost -> 1 / cost.throughput());
            Optional<SpeedModel> cpu = speed(Cost::cpuSecondsPerInference);
            return latency.map(
                    model -> new CostModel(this, model, interval.orElseThrow(), cpu.orElse(SpeedModel.FREE)));
        }

        private Optional<SpeedModel> speed(ToDoubleFunction<Cost> seconds) {
            return SpeedModel.fit(
                    costs,
                    points.stream()
                            .map(point -> new Point(Workload.of(point.network), seconds.applyAsDouble(point.cost)))
                            .toList());
        }

        private double mean(ToDoubleFunction<Measured> figure) {
            return points.stream().mapToDouble(figure).average().orElseThrow();
        }
    }
}
