package io.ocellus.app;

import io.ocellus.agent.AgentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready: the models work and every enabled camera delivers pictures, so the gateway sees what it is configured to see. While a
 * camera reconnects it is not ready, and says which. The broker is told of and does not count.
 */
@Readiness
@ApplicationScoped
class AgentReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        AgentStatus status = RunningAgent.get().agent().status();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("models and cameras").status(status.ready());
        status.cameraPhases().forEach((camera, phase) -> response.withData("camera " + camera, phase));
        status.failing().forEach(view -> response.withData("view " + view, "its inferences fail"));
        response.withData("broker", status.broker());
        return response.build();
    }
}
