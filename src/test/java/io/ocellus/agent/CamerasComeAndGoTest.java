package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.inference.EngineExtension;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Subscriber.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that are added and removed while a real agent runs, as a real broker hears of it. */
@ExtendWith(EngineExtension.class)
class CamerasComeAndGoTest {

    private static final String OURS = "ocellus/v1/site/node/";

    private static final String STAYS = "stays: {url: 'test:64x48@20'}";
    private static final String COMES = "comes: {url: 'test:64x48@20', views: {left: {}, right: {}}}";

    private final Mosquitto broker = Mosquitto.open();
    private Agent agent;

    @TempDir
    Path state;

    @BeforeEach
    void start() throws ConfigurationException {
        broker.start();
        agent = new Agent(settings("only", STAYS), AgentListener.NONE);
        agent.start();
    }

    private Settings settings(String classifier, String cameras) throws ConfigurationException {
        String yaml = """
                local: {site: site, node: node, models: models, state: %s, mqtt: {url: "%s"}}
                spec:
                  publishing: {policy: every, min_confidence: 0}
                  classifiers: {%s: {model: imagenet-lite0, requests: 1}}
                  cameras: {%s}
                """.formatted(state, broker.url(), classifier, cameras);
        return SettingsReader.ofSystem().read(yaml, Path.of(""));
    }

    @AfterEach
    void stop() {
        agent.close();
        broker.close();
    }

    private CameraSpec spec(String camera) throws ConfigurationException {
        return settings("only", camera).spec().cameras().values().iterator().next();
    }

    @Test
    void shouldSeeWithACameraThatComesLater() throws ConfigurationException {
        // given
        try (Subscriber subscriber = Subscriber.to(broker.url(), OURS + "#")) {
            subscriber.awaitReceived(all -> count(all, "cam/stays/main/result") > 0);

            // when
            agent.addCamera("comes", spec(COMES));

            // then
            subscriber.awaitReceived(all -> count(all, "cam/comes/left/result") > 0
                    && count(all, "cam/comes/right/result") > 0
                    && newest(all, "birth").contains("comes"));
            assertThat(series()).contains("comes");
            assertThat(agent.status().cameraPhases()).containsOnlyKeys("stays", "comes");
            assertThat(subscriber.invalid()).isEmpty();
        }
    }

    @Test
    void shouldLeaveNothingOfACameraThatGoes() throws ConfigurationException {
        // given
        agent.addCamera("comes", spec(COMES));
        try (Subscriber before = Subscriber.to(broker.url(), OURS + "#")) {
            before.awaitReceived(all -> count(all, "cam/comes/right/label") > 0 && count(all, "cam/comes/state") > 0);

            // when
            boolean removed = agent.removeCamera("comes");

            // then
            assertThat(removed).isTrue();
            before.awaitReceived(all -> newest(all, "cam/comes/state").isEmpty()
                    && newest(all, "cam/comes/left/label").isEmpty()
                    && newest(all, "cam/comes/right/label").isEmpty()
                    && !newest(all, "birth").contains("comes"));
        }
        assertThat(series()).doesNotContain("comes");
        assertThat(agent.status().cameraPhases()).containsOnlyKeys("stays");
        assertThat(agent.status().views()).hasSize(1);
        assertThat(threads()).noneMatch(name -> name.startsWith("camera-comes"));
        try (Subscriber after = Subscriber.to(broker.url(), OURS + "#")) {
            List<Received> all = after.awaitReceived(a -> count(a, "cam/stays/main/result") > 3);
            assertThat(all).extracting(Received::topic).noneMatch(topic -> topic.contains("comes"));
        }
    }

    @Test
    void shouldNotDisturbTheOthers() throws ConfigurationException {
        // given
        try (Subscriber subscriber = Subscriber.to(broker.url(), OURS + "#")) {
            subscriber.awaitReceived(all -> count(all, "cam/stays/main/result") > 0);
            Set<String> before = threads();

            // when
            for (int i = 0; i < 5; i++) {
                agent.addCamera("comes", spec(COMES));
                agent.removeCamera("comes");
            }

            // then
            int seen = count(subscriber.received(), "cam/stays/main/result");
            List<Received> all = subscriber.awaitReceived(a -> count(a, "cam/stays/main/result") > seen + 5);
            assertThat(threads())
                    .containsAll(before.stream()
                            .filter(name -> name.startsWith("camera-stays"))
                            .toList());
            assertThat(all)
                    .filteredOn(message -> message.topic().equals(OURS + "cam/stays/state"))
                    .extracting(Received::payload)
                    .allMatch(payload -> payload.contains("live"));
            assertThat(agent.status().cameras().getFirst().reconnects()).isZero();
        }
    }

    @Test
    void shouldCountOnWhereACameraComesBack() throws ConfigurationException {
        // given
        agent.addCamera("comes", spec(COMES));
        try (Subscriber subscriber = Subscriber.to(broker.url(), OURS + "cam/comes/#")) {
            subscriber.awaitReceived(all -> count(all, "cam/comes/left/result") > 3);

            // when
            agent.removeCamera("comes");
            agent.addCamera("comes", spec(COMES));

            // then
            int seen = count(subscriber.received(), "cam/comes/left/result");
            List<Received> all = subscriber.awaitReceived(a -> count(a, "cam/comes/left/result") > seen + 3);
            assertThat(all.stream()
                            .filter(message -> message.topic().equals(OURS + "cam/comes/left/result"))
                            .map(message -> message.payload().replaceAll(".*\"seq\":(\\d+).*", "$1")))
                    .doesNotHaveDuplicates();
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            !newest(subscriber.received(), "cam/comes/state").isEmpty());
        }
    }

    @Test
    void shouldRefuseWhatItCannotTakeIn() throws ConfigurationException {
        // given
        CameraSpec strange = settings("other", "strange: {url: 'test:64x48@20'}")
                .spec()
                .cameras()
                .get("strange");

        // when
        Throwable twice = catchThrowable(() -> agent.addCamera("stays", spec(STAYS)));
        Throwable unknown = catchThrowable(() -> agent.addCamera("strange", Objects.requireNonNull(strange)));

        // then
        assertThat(twice).hasMessage("camera stays is there already");
        assertThat(unknown).hasMessage("there is no classifier other");
        assertThat(agent.removeCamera("strange")).isFalse();
        assertThat(agent.status().cameraPhases()).containsOnlyKeys("stays");
    }

    private String series() {
        return agent.measures().stream()
                .map(measure -> measure.labels().toString())
                .collect(Collectors.joining());
    }

    private static int count(List<Received> all, String topic) {
        return (int) all.stream()
                .filter(message -> message.topic().equals(OURS + topic)
                        && !message.payload().isEmpty())
                .count();
    }

    /** The newest payload of a topic; empty where it was cleared, or nothing came. */
    private static String newest(List<Received> all, String topic) {
        return all.stream()
                .filter(message -> message.topic().equals(OURS + topic))
                .reduce((_, later) -> later)
                .map(Received::payload)
                .orElse("");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
