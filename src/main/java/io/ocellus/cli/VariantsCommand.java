package io.ocellus.cli;

import io.ocellus.config.ConfigurationException;
import io.ocellus.efficientnet.Claims;
import io.ocellus.efficientnet.Dimension;
import io.ocellus.efficientnet.ScalingLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ocellus variants}: the EfficientNet family by calculation. */
@Command(
        name = "variants",
        description =
                "Computes what the EfficientNet variants cost: parameters, multiply-adds, memory, block by block.",
        mixinStandardHelpOptions = true)
final class VariantsCommand implements Callable<Integer> {

    /** The budget of the paper's own comparison (table 7): some four times B0. */
    private static final double USUAL_PHI = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private VariantChoice choice;

    @Option(
            names = "--only",
            paramLabel = "DIMENSION",
            split = ",",
            description =
                    "depth, width or resolution alone for the same budget, beside compound scaling; without a NAME"
                            + " and a --phi for φ = 2.")
    private List<Dimension> only = List.of();

    @Option(names = "--claims", description = "The figures that reviews repeat, each beside what is computed.")
    private boolean claims;

    @Option(names = "--scaling-law", description = "Error against multiply-adds over B0 to B7, and the fitted law.")
    private boolean scalingLaw;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws --scaling-law into this file, too.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() throws ConfigurationException {
        VariantsAnswer answer = answer();
        var out = spec.commandLine().getOut();
        out.println(json ? Json.document(answer.json()) : answer.text());
        return 0;
    }

    private VariantsAnswer answer() throws ConfigurationException {
        boolean compared = !only.isEmpty();
        if (Stream.of(claims, scalingLaw, compared || choice.used())
                        .filter(wanted -> wanted)
                        .count()
                > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--claims, --scaling-law and a network exclude each other; ask one by one");
        }
        if (svg != null && !scalingLaw) {
            throw new ParameterException(spec.commandLine(), "--svg draws --scaling-law only; name both");
        }
        if (claims) {
            return new ClaimsAnswer(Claims.all());
        }
        if (scalingLaw) {
            ScalingLaw law = ScalingLaw.ofPublished();
            draw(law);
            return new ScalingLawAnswer(law);
        }
        if (compared) {
            return ComparisonAnswer.of(choice.chosen(USUAL_PHI), only);
        }
        return choice.present()
                ? new NetworkAnswer(choice.chosen(USUAL_PHI).network())
                : FamilyAnswer.of(choice::network);
    }

    private void draw(ScalingLaw law) {
        if (svg != null) {
            try {
                Files.writeString(svg, ScalingLawSvg.of(law));
            } catch (IOException e) {
                throw new UserError(
                        svg + " can't be written; name a file in a folder that exists and that you may write to");
            }
        }
    }
}
