package io.ocellus.cli;

import io.ocellus.agent.Agent;
import io.ocellus.agent.AgentListener;
import io.ocellus.app.App;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ocellus run}: the agent itself, until a signal ends it. */
@Command(
        name = "run",
        description = "Runs the agent until it is told to end (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--for", paramLabel = "DURATION", description = "End after so long, as in 30s or 10m.")
    private @Nullable Duration limit;

    @Option(names = "--log-json", description = "Write the log as one JSON object a line.")
    private boolean logJson;

    @Override
    public Integer call() throws ConfigurationException {
        Settings settings = config.read();
        return App.run(new Agent(settings, AgentListener.NONE), settings.local().http(), logJson, limit);
    }
}
