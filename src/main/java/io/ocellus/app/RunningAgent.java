package io.ocellus.app;

import io.ocellus.agent.Agent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The agent of this process, for the beans that Quarkus makes. It is made before Quarkus starts. */
record RunningAgent(Agent agent, @Nullable Duration limit) {

    private static final AtomicReference<@Nullable RunningAgent> CURRENT = new AtomicReference<>();

    static void set(Agent agent, @Nullable Duration limit) {
        CURRENT.set(new RunningAgent(agent, limit));
    }

    static RunningAgent get() {
        RunningAgent running = CURRENT.get();
        if (running == null) {
            throw new IllegalStateException("the agent is started by 'ocellus run'");
        }
        return running;
    }
}
