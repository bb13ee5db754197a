package io.ocellus.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ocellus.agent.Agent;
import io.ocellus.agent.Measure;
import jakarta.enterprise.context.ApplicationScoped;

/** The agent's measures in Micrometer; Prometheus reads them at {@code /q/metrics}. */
@ApplicationScoped
class AgentMetrics implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Agent agent = RunningAgent.get().agent();
        for (Measure measure : agent.measures()) {
            Tags tags = Tags.of(measure.labels().entrySet().stream()
                    .map(label -> io.micrometer.core.instrument.Tag.of(label.getKey(), label.getValue()))
                    .toList());
            switch (measure.kind()) {
                case COUNTER ->
                    FunctionCounter.builder(measure.name(), measure, Measure::value)
                            .description(measure.help())
                            .tags(tags)
                            .register(registry);
                case GAUGE ->
                    Gauge.builder(measure.name(), measure, Measure::value)
                            .description(measure.help())
                            .tags(tags)
                            .strongReference(true)
                            .register(registry);
            }
        }
    }
}
