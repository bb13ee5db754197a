package io.ocellus.cli;

import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Chooser;
import io.ocellus.plan.Demand;
import io.ocellus.plan.Family;
import io.ocellus.plan.Measurement;
import io.ocellus.plan.Offer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus plan}: which network a gateway can afford for so many cameras. */
@Command(
        name = "plan",
        description =
                "Says which EfficientNet this gateway can afford for so many cameras: every variant with its throughput,"
                        + " measured or predicted from what 'ocellus profile' measured, and the choice.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    /** Of every device: queues grow without bound where all is used. */
    private static final double HEADROOM = 0.15;

    /** Multiply-adds that part the tiers. */
    private static final double LIMIT = 1.5e9;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CameraLoad load;

    /** Which part of the family is looked at. */
    enum Tier {
        EDGE,
        SERVER;

        private boolean has(Variant variant) {
            return (variant.network().multiplyAdds() <= LIMIT) == (this == EDGE);
        }
    }

    @Option(
            names = "--tier",
            description = "edge: only variants up to 1.5 billion multiply-adds; server: only those above; else all.")
    private @Nullable Tier tier;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            split = ",",
            description = "Only these devices, the preferred one first; else those that were measured.")
    private List<String> devices = List.of();

    @Option(
            names = "--precision",
            defaultValue = "int8",
            description = "Of the weights: int8, fp16 or fp32; default ${DEFAULT-VALUE}.")
    private String precision = "";

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            split = ",",
            description = "Further resolutions to list beside each variant's own; no accuracy is published for them.")
    private List<Integer> sizes = List.of();

    @Option(names = "--max-age", paramLabel = "DURATION", defaultValue = "1s", description = "Of a result; default 1s.")
    private Duration maxAge = Duration.ZERO;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "What was measured, also on another gateway; else state/profile.json.")
    private @Nullable Path profile;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        load.check();
        ProfileFile known =
                ProfileFile.read(profile == null ? Path.of("state", "profile.json") : profile, profile != null);
        List<Offer> offers = offers(known);
        Decoding decoding = load.decoding(known);
        Budget budget = new Budget(cores(known), decoding.cores(), HEADROOM, isa(known));
        Demand demand = new Demand(load.toString(), Family.TASK, load.fps(), maxAge, 0, devices, Optional.empty());
        PlanAnswer answer =
                new PlanAnswer(demand, budget, decoding, offers, new Chooser(budget, offers).choose(List.of(demand)));
        spec.commandLine().getOut().println(json ? Json.document(answer.json()) : answer.text());
        return 0;
    }

    private List<Offer> offers(ProfileFile known) {
        Family family = new Family(known.measured());
        return Variants.ALL.stream()
                .filter(variant -> tier == null || tier.has(variant))
                .flatMap(variant -> pixels(variant)
                        .boxed()
                        .flatMap(size -> places(known)
                                .map(device -> family.offer(variant, size, device, precision, isa(known)))))
                .toList();
    }

    private IntStream pixels(Variant variant) {
        return IntStream.concat(
                        IntStream.of(variant.resolution()), sizes.stream().mapToInt(size -> size))
                .distinct();
    }

    private Stream<String> places(ProfileFile known) {
        if (!devices.isEmpty()) {
            return devices.stream().distinct();
        }
        TreeSet<String> measured = new TreeSet<>();
        for (Measurement measurement : known.measured()) {
            measured.add(measurement.candidate().device());
        }
        return measured.isEmpty() ? Stream.of("CPU") : measured.stream();
    }

    private static double cores(ProfileFile known) {
        return known.cores() > 0 ? known.cores() : Runtime.getRuntime().availableProcessors();
    }

    private static String isa(ProfileFile known) {
        return known.isa().isEmpty() ? "unknown" : known.isa();
    }
}
