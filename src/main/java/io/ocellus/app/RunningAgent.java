package io.ocellus.app;

import io.ocellus.agent.Agent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The agent of this process, for the beans that Quarkus makes. It is made before Quarkus starts. */
record RunningAgent(
        Agent agent, ServiceManager service, @Nullable Duration limit) implements AutoCloseable {

    private static final AtomicReference<@Nullable RunningAgent> CURRENT = new AtomicReference<>();

    static void set(RunningAgent running) {
        CURRENT.set(running);
    }

    static RunningAgent get() {
        RunningAgent running = CURRENT.get();
        if (running == null) {
            throw new IllegalStateException("the agent is started by 'ocellus run'");
        }
        return running;
    }

    /** Drains the agent; doing it again only waits. */
    @Override
    public void close() {
        service.stopping();
        agent.close();
    }
}
