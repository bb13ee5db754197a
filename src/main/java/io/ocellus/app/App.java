package io.ocellus.app;

import io.ocellus.agent.Agent;
import io.ocellus.config.Local.HttpSettings;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs an agent as a process: health, metrics, logs, signals. */
public final class App {

    private App() {}

    /**
     * Starts the agent, and returns when the process was told to end, or the time is over. The agent is drained and
     * closed whenever the process ends, also before Quarkus is there to tell of it.
     *
     * @param agent not yet started
     * @param http where health and metrics listen
     * @param jsonLogs one JSON object a line instead of text
     * @param limit how long to run, or null: until a signal
     * @return the process's exit code
     */
    public static int run(Agent agent, HttpSettings http, boolean jsonLogs, @Nullable Duration limit) {
        RunningAgent running = new RunningAgent(agent, ServiceManager.ofThisProcess(), limit);
        RunningAgent.set(running);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "good-bye"));
        running.service().starting("loading the runtime and the models");
        agent.start();
        System.setProperty("quarkus.http.host", http.host());
        System.setProperty("quarkus.http.port", Integer.toString(http.port()));
        System.setProperty("quarkus.log.console.json.enabled", Boolean.toString(jsonLogs));
        int[] exit = {0};
        Quarkus.run(OcellusApplication.class, (code, failure) -> exit[0] = failure == null ? code : fail(failure));
        return exit[0];
    }

    private static int fail(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println("ocellus: " + cause.getMessage());
        return 1;
    }
}
