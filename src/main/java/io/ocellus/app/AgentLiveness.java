package io.ocellus.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive: the agent's own threads make progress. A broker or a camera that is away is no reason to restart. */
@Liveness
@ApplicationScoped
class AgentLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("agent")
                .status(RunningAgent.get().agent().status().alive())
                .build();
    }
}
