package io.ocellus.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Offers and demands for tests. */
final class Gateway {

    static final String ISA = "avx512_core_vnni";
    static final String DATASET = "sha256:val";

    static final double CORES = 64;

    private Gateway() {}

    /** A model at one size on a device that needs so many milliseconds there. */
    static Offer offer(String model, int size, String device, double accuracy, double milliseconds) {
        return offer(model, size, device, accuracy, milliseconds, new Verdict.Untried());
    }

    static Offer offer(String model, int size, String device, double accuracy, double milliseconds, Verdict verdict) {
        Candidate candidate =
                new Candidate(model + "@1", "sha256:" + model, "", "imagenet", size, size, device, "int8");
        return new Offer(
                candidate, measured(device, milliseconds), List.of(row(DATASET, size, ISA, accuracy)), verdict);
    }

    static Accuracy row(String dataset, int size, String isa, double accuracy) {
        return new Accuracy("the set " + dataset, dataset, size, isa, accuracy, 200);
    }

    /** On the CPU: of one thread. */
    static Estimate measured(String device, double milliseconds) {
        double seconds = milliseconds / 1e3;
        double cpu = device.equals("CPU") ? seconds : seconds / 50;
        return new Estimate.Measured(
                new Cost(1, seconds, seconds * 1.5, (device.equals("CPU") ? CORES : 1) / seconds, cpu, 1, 1));
    }

    static Demand demand(String classifier, double fps) {
        return new Demand(classifier, "imagenet", fps, Duration.ofSeconds(10), 0, List.of(), Optional.empty());
    }

    /** So many that decoding left. */
    static Budget cores(double cores) {
        return new Budget(CORES, CORES - cores, 0, ISA);
    }

    /** Some models at some sizes on some devices: larger is better and dearer, more or less. */
    static List<Offer> random(Random random) {
        List<Offer> offers = new ArrayList<>();
        for (int model = 0; model <= random.nextInt(5); model++) {
            for (int size = 128; size <= 224; size += 32) {
                for (String device : List.of("CPU", "GPU", "NPU")) {
                    if (device.equals("CPU") || random.nextInt(3) == 0) {
                        double milliseconds = (2 + 3 * model) * size / 100.0 * (0.7 + random.nextDouble());
                        double accuracy = 0.6 + 0.04 * model + size / 2000.0 + random.nextDouble() / 50;
                        offers.add(offer("m" + model, size, device, accuracy, milliseconds));
                    }
                }
            }
        }
        return offers;
    }

    /** The same with every cost changed by up to a part. */
    static List<Offer> wavering(List<Offer> offers, Random random, double part) {
        return offers.stream()
                .map(offer -> {
                    Cost cost = offer.estimate().known().orElseThrow();
                    double factor = 1 + part * (2 * random.nextDouble() - 1);
                    return new Offer(
                            offer.candidate(),
                            new Estimate.Measured(new Cost(
                                    cost.compileSeconds(),
                                    cost.latencyP50Seconds() * factor,
                                    cost.latencyP99Seconds() * factor,
                                    cost.throughput() / factor,
                                    cost.cpuSecondsPerInference() * factor,
                                    cost.memoryBytes(),
                                    cost.requests())),
                            offer.accuracies(),
                            offer.verdict());
                })
                .toList();
    }
}
