package io.ocellus.cli;

import io.ocellus.config.Findings;
import io.ocellus.config.Problem;
import io.ocellus.config.Settings;
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
            findings.problems().forEach(problem -> out.println(at(file, problem) + problem));
            findings.warnings().forEach(warning -> out.println(at(file, warning) + "warning: " + warning));
            Settings settings = findings.settings();
            if (settings == null) {
                return 1;
            }
            out.println(
                    file + " is good: " + summary(settings, findings.warnings().size()));
            return 0;
        }

        /** {@code ocellus.yaml:12: }, as compilers and editors have it; nothing where no line is known. */
        private static String at(Path file, Problem problem) {
            return problem.line() > 0 ? file + ":" + problem.line() + ": " : "";
        }

        private static String summary(Settings settings, int warnings) {
            var cameras = settings.spec().cameras();
            int views = cameras.values().stream()
                    .mapToInt(camera -> camera.views().size())
                    .sum();
            return String.join(
                    ", ",
                    count(cameras.size(), "camera"),
                    count(views, "view"),
                    count(settings.spec().classifiers().size(), "classifier"),
                    count(warnings, "warning"));
        }

        private static String count(int count, String thing) {
            return (count == 0 ? "no" : count) + " " + thing + (count == 1 ? "" : "s");
        }
    }
}
