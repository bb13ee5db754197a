package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.inference.EngineExtension;
import io.ocellus.plan.SteppingPolicy;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Report;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Rated;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Subscriber.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real agent that gets more cameras than its model can serve, and loses them again, as a real broker hears of it. */
@ExtendWith(EngineExtension.class)
class KeptPromiseTest {

    private static final String OURS = "ocellus/v1/site/node/";
    private static final int GUESTS = 6;
    private static final SteppingPolicy IMPATIENT = new SteppingPolicy(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), 2);

    private final Mosquitto broker = Mosquitto.open();
    private final List<AuditEvent> steps = new CopyOnWriteArrayList<>();
    private Agent agent;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws ConfigurationException, IOException {
        broker.start();
        Rated.write(folder.resolve("models"), "things-a", Map.of(64, 0.5, 224, 0.8, 480, 0.9));
        AgentListener listener = new AgentListener() {
            @Override
            public void onReport(Report report) {
                if (report instanceof AuditEvent event && event.code().equals("model.stepped")) {
                    steps.add(event);
                }
            }
        };
        agent = new Agent(settings("stays: {url: 'test:64x48@4', fps: 4}"), listener, IMPATIENT);
        agent.start();
    }

    private Settings settings(String cameras) throws ConfigurationException {
        String yaml = """
                local: {site: site, node: node, models: models, state: state, mqtt: {url: "%s"}}
                spec:
                  publishing: {policy: every, min_confidence: 0, detail: full}
                  classifiers: {only: {model: auto, task: things, requests: 1, target: {max_age: 3s}}}
                  cameras: {%s}
                """.formatted(broker.url(), cameras);
        return SettingsReader.ofSystem().read(yaml, folder);
    }

    @AfterEach
    void stop() {
        agent.close();
        broker.close();
    }

    @Test
    void shouldStepDownUnderLoadAndUpWhenItIsGoneWithoutLosingAResult() throws ConfigurationException {
        // given
        CameraSpec guest = settings("guest: {url: 'test:64x48@60', fps: 60}")
                .spec()
                .cameras()
                .values()
                .iterator()
                .next();
        try (Subscriber subscriber = Subscriber.to(broker.url(), OURS + "cam/stays/main/result")) {
            subscriber.awaitReceived(all -> all.size() > 3);

            // when
            for (int i = 0; i < GUESTS; i++) {
                agent.addCamera("guest" + i, guest);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> steps.stream().anyMatch(step -> isDown(step)));
            for (int i = 0; i < GUESTS; i++) {
                agent.removeCamera("guest" + i);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> steps.stream().anyMatch(step -> !isDown(step)));

            // then
            int seen = subscriber.received().size();
            List<Received> all = subscriber.awaitReceived(received -> received.size() > seen + 4);
            long[] numbers = all.stream().mapToLong(KeptPromiseTest::seq).toArray();
            assertThat(numbers)
                    .as("neither a gap nor a duplicate")
                    .containsExactly(LongStream.range(numbers[0], numbers[0] + numbers.length)
                            .toArray());
            assertThat(steps.getFirst().message())
                    .startsWith("Classifier only steps down from things-a@1 480x480 on CPU to things-a@1 ");
        }
    }

    private static boolean isDown(AuditEvent step) {
        return Boolean.TRUE.equals(step.fields().get("down"));
    }

    private static long seq(Received message) {
        return Long.parseLong(message.payload().replaceAll(".*\"seq\":(\\d+).*", "$1"));
    }
}
