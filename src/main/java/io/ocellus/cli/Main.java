package io.ocellus.cli;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The one entry point, of the jar and of the native executable. Exit codes: 0 good, 1 failed, 2 usage. */
public final class Main {

    /** Formatting what nobody reads cost 4 % of the frames; held, since a logger that nobody holds forgets its level. */
    private static final Logger PAHO = Logger.getLogger("org.eclipse.paho");

    private Main() {}

    public static void main(String[] args) {
        PAHO.setLevel(Level.OFF); // the link says in one sentence what is wrong; Paho would add a stack trace each time
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
