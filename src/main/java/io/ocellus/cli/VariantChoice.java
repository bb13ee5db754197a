package io.ocellus.cli;

import io.ocellus.config.ConfigurationException;
import io.ocellus.efficientnet.Baselines;
import io.ocellus.efficientnet.BlockTable;
import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Scaling;
import io.ocellus.efficientnet.Variant;
import io.ocellus.efficientnet.Variants;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which network {@code variants} works out: a published one, a baseline that is scaled, or the user's own table. */
final class VariantChoice {

    private static final double SMALLEST_PHI = -5;
    private static final double LARGEST_PHI = 10;
    private static final int LARGEST_RESOLUTION = 4096;
    private static final int MOST_CLASSES = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A variant: b0 to b7, lite0 to lite4, v2-b0 to v2-b3 or v2-s.")
    private @Nullable String name;

    @Option(names = "--table", paramLabel = "FILE", description = "A block table of your own (YAML) in place of NAME.")
    private @Nullable Path file;

    @Option(
            names = "--phi",
            paramLabel = "PHI",
            description = "Scales the baseline of NAME (else B0) by this compound coefficient, -5 to 10.")
    private @Nullable Double phi;

    @Option(
            names = "--resolution",
            paramLabel = "PIXELS",
            description = "Side of the input; default the variant's own.")
    private @Nullable Integer resolution;

    @Option(names = "--classes", paramLabel = "N", description = "What it tells apart; default 1000, as ImageNet.")
    private @Nullable Integer classes;

    /** A network with what it was scaled from. */
    record Chosen(BlockTable baseline, Scaling scaling, Network network) {}

    /** Whether one network was named. */
    boolean present() {
        return name != null || file != null || phi != null;
    }

    /** Whether anything was said about networks at all. */
    boolean used() {
        return present() || resolution != null || classes != null;
    }

    private int classes() {
        return classes == null ? Variant.IMAGENET_CLASSES : classes;
    }

    /** A published variant with the resolution and classes that were asked for. */
    Network network(Variant variant) {
        check();
        return variant.network(resolution == null ? variant.resolution() : resolution, classes());
    }

    /**
     * The network that was named.
     *
     * @param usualPhi where none was named: how far B0 is scaled
     */
    Chosen chosen(double usualPhi) throws ConfigurationException {
        check();
        if (name != null && phi == null) {
            Variant variant = named(name);
            return new Chosen(variant.table(), variant.scaling(), network(variant));
        }
        BlockTable baseline = baseline();
        double used = phi == null ? (present() ? 0 : usualPhi) : phi;
        Scaling scaling = Scaling.compound(used);
        String title = used == 0 ? baseline.name() : baseline.name() + String.format(Locale.ROOT, " at φ = %.3g", used);
        return new Chosen(
                baseline,
                scaling,
                resolution == null
                        ? baseline.scaled(title, scaling, classes())
                        : baseline.network(title, scaling, resolution, classes()));
    }

    private BlockTable baseline() throws ConfigurationException {
        if (file != null) {
            return BlockTableFile.read(file);
        }
        return name == null ? Baselines.B0 : named(name).table();
    }

    private static Variant named(String name) {
        return Variants.find(name)
                .orElseThrow(() -> new UserError("no variant is called '" + name + "'; there are "
                        + Variants.ALL.stream().map(Variant::name).collect(Collectors.joining(", "))));
    }

    private void check() {
        if (name != null && file != null) {
            throw new ParameterException(spec.commandLine(), "NAME and --table exclude each other");
        }
        demand("--phi", phi, SMALLEST_PHI, LARGEST_PHI);
        demand("--resolution", resolution, 1, LARGEST_RESOLUTION);
        demand("--classes", classes, 1, MOST_CLASSES);
    }

    private void demand(String option, @Nullable Number value, double least, double most) {
        if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(Locale.ROOT, "%s must be from %.0f to %.0f, is %s", option, least, most, value));
        }
    }
}
