package io.ocellus.cli;

import io.ocellus.config.Findings;
import io.ocellus.config.SettingsReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ocellus config …}. */
@Command(name = "config", description = "Looks at the configuration.", subcommands = ConfigCommand.Check.class)
final class ConfigCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check");
    }

    /** {@code ocellus config check}. */
    @Command(
            name = "check",
            description = "Says everything that is wrong with a configuration; exit code 1 if anything is.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private ConfigOption config;

        @Override
        public Integer call() {
            Path file = config.path();
            Findings findings = SettingsReader.ofSystem().check(file);
            var out = spec.commandLine().getOut();
            findings.problems().forEach(problem -> out.println(problem));
            findings.warnings().forEach(warning -> out.println("warning: " + warning));
            if (findings.problems().isEmpty()) {
                out.println(file + " is good");
            }
            return findings.problems().isEmpty() ? 0 : 1;
        }
    }
}
