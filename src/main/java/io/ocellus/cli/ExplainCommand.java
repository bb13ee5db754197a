package io.ocellus.cli;

import io.ocellus.agent.GatewayModels;
import io.ocellus.choice.Decoding.Sent;
import io.ocellus.choice.Selector;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.inference.Engine;
import io.ocellus.openvino.OpenVino;
import io.ocellus.plan.Choice;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ocellus explain}: what the agent would choose, and why. */
@Command(
        name = "explain",
        description =
                "Says what the agent would choose for the classifiers of a configuration, by what was measured and proved here,"
                        + " and why each other candidate is passed over; measures and changes nothing. Exit code 1 if nothing may"
                        + " serve one of them.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLASSIFIER",
            arity = "0..1",
            description = "Only this one; else all of the configuration.")
    private @Nullable String classifier;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() throws ConfigurationException {
        Settings settings = config.read();
        Map<String, ClassifierSpec> specs = settings.spec().classifiers();
        if (classifier != null && !specs.containsKey(classifier)) {
            throw new UserError("there is no classifier '" + classifier + "'; the configuration has "
                    + (specs.isEmpty() ? "none" : String.join(", ", specs.keySet())));
        }
        PrintWriter err = spec.commandLine().getErr();
        InstantSource clock = InstantSource.system();
        OpenVino runtime = OpenVino.load(settings.local().openvino());
        try (Engine engine = new Engine(runtime)) {
            Selector selector = Selector.of(
                    settings.local(),
                    specs,
                    GatewayModels.of(settings.local(), clock),
                    runtime,
                    engine,
                    clock,
                    sentence -> err.println("ocellus: " + sentence));
            List<Sent> cameras = settings.spec().cameras().values().stream()
                    .map(Sent::unknown)
                    .toList();
            Choice choice = selector.choose(cameras, device -> true);
            ExplainAnswer answer = new ExplainAnswer(choice, selector.budget(cameras), classifier);
            spec.commandLine().getOut().println(json ? Json.document(answer.json()) : answer.text());
            return answer.complete() ? 0 : 1;
        }
    }
}
