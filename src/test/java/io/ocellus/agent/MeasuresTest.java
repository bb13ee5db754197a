package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.inference.Timing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names and values as Prometheus has them: prometheus.io/docs/practices/naming. */
class MeasuresTest {

    /** Figures of a real agent with a camera of two views, a model and a broker that is away. */
    private static List<Measure> measures() throws ConfigurationException {
        Settings settings = SettingsReader.ofSystem().read("""
                local: {models: models, mqtt: {url: "mqtt://127.0.0.1:1"}}
                spec:
                  cameras: {dock1: {url: "test:64x48@5", views: {a: {}, b: {}}}}
                  classifiers: {c: {model: imagenet-lite0}}
                """, Path.of(""));
        try (Agent agent = new Agent(settings, AgentListener.NONE)) {
            agent.start();
            return agent.measures();
        }
    }

    @Test
    void shouldKeepPrometheusConventions() throws ConfigurationException {
        // when
        List<Measure> measures = measures();

        // then
        assertThat(measures).hasSizeGreaterThan(30).allSatisfy(measure -> {
            assertThat(measure.name()).matches("(ocellus|process)_[a-z]+(_[a-z]+)*");
            assertThat(measure.name()).doesNotContainPattern("_(ms|millis|minutes|mib|percent|fps)(_|$)");
            assertThat(measure.help()).isNotBlank().doesNotContain("\n");
            assertThat(measure.labels().keySet()).isSubsetOf("camera", "view", "classifier", "reason", "version");
            assertThat(measure.name().endsWith("_total")).isEqualTo(measure instanceof Measure.Counter);
            if (measure instanceof Measure.Histogram) {
                assertThat(measure.name()).endsWith("_seconds");
            }
        });
    }

    @Test
    void shouldSayTheSameOfAllMeasuresOfAName() throws ConfigurationException {
        // given
        Map<String, String> helps = new HashMap<>();
        Map<String, Set<String>> labels = new HashMap<>();
        Set<String> series = new HashSet<>();

        // when
        List<Measure> measures = measures();

        // then
        assertThat(measures).allSatisfy(measure -> {
            assertThat(helps.merge(measure.name(), measure.help(), (first, _) -> first))
                    .isEqualTo(measure.help());
            assertThat(labels.merge(measure.name(), measure.labels().keySet(), (first, _) -> first))
                    .isEqualTo(measure.labels().keySet());
            assertThat(series.add(measure.name() + measure.labels())).isTrue();
        });
    }

    @Test
    void shouldTellMqttOfCountsAndSumsAndOfNothingThatIsNoNumber() {
        // given
        Durations durations = Durations.of(new Timing(List.of(1.0, 2.0), List.of(3L, 0L, 1L), 12.5));
        List<Measure> measures = new Measures()
                .counter("c_total", "C", Map.of("view", "a", "camera", "d"), () -> 4)
                .gauge("g", "G", Map.of(), () -> Double.NaN)
                .histogram("h_seconds", "H", Map.of(), () -> durations)
                .list();

        // when
        Map<String, Double> values = Measures.values(measures);

        // then
        assertThat(values)
                .containsOnly(
                        Map.entry("c_total{camera=\"d\",view=\"a\"}", 4.0),
                        Map.entry("h_seconds_count", 4.0),
                        Map.entry("h_seconds_sum", 0.0125));
        assertThat(durations.counts()).containsExactly(3L, 3L, 4L);
        assertThat(durations.bounds()).containsExactly(0.001, 0.002);
    }
}
