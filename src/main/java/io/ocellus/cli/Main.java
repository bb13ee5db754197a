package io.ocellus.cli;

import java.time.Duration;
import picocli.CommandLine;

/** The one entry point, of the jar and of the native executable. Exit codes: 0 good, 1 failed, 2 usage. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new OcellusCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationConverter())
                .registerConverter(ModelName.class, new ModelName.Converter())
                .setExecutionExceptionHandler(new Failures());
    }
}
