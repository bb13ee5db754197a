package io.ocellus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ocellus} alone: says what there is. */
@Command(
        name = "ocellus",
        description = "Classifies camera streams with EfficientNet in OpenVINO and publishes what it sees over MQTT.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            ClassifyCommand.class,
            DoctorCommand.class,
            DevicesCommand.class,
            ProfileCommand.class,
            ModelsCommand.class,
            VariantsCommand.class,
            PlanCommand.class,
            ExplainCommand.class,
            SnapshotCommand.class,
            WatchCommand.class,
            BenchCommand.class,
            ConfigCommand.class,
            HelpCommand.class
        })
final class OcellusCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
