package io.ocellus.app;

import io.ocellus.agent.AgentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive: frames move where they have to. A broker or a camera that is away is no reason to restart. */
@Liveness
@ApplicationScoped
class AgentLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        AgentStatus status = RunningAgent.get().agent().status();
        return HealthCheckResponse.named("frame path")
                .status(status.alive())
                .withData("standstills", String.join("; ", status.standstills()))
                .build();
    }
}
