package io.ocellus.app;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The agent's measures beside those of the Java virtual machine; Prometheus reads them at {@code /q/metrics}. */
@ApplicationScoped
class AgentMetrics {

    @Produces
    @Singleton
    CollectorRegistry registry() {
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(new MeasureCollector(RunningAgent.get().agent()::measures));
        return registry;
    }
}
