package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.report.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A real agent whose frame path is held fast from within. */
class StuckFramePathTest {

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private Agent agent() throws ConfigurationException {
        Settings settings = SettingsReader.ofSystem().read("""
                local: {models: models}
                spec:
                  cameras: {dock1: {url: "test:64x48@15"}}
                  classifiers: {c: {model: imagenet-lite0}}
                """, Path.of(""));
        return new Agent(settings, new AgentListener() {
            @Override
            public void onObservation(Observation observation) {
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    @Test
    void shouldNotLiveWhileNothingGetsThroughAndLiveAgainAfterwards() throws Exception {
        // given
        try (Agent agent = agent()) {
            agent.start();
            held.await();
            boolean before = agent.status().alive();

            // when
            await().atMost(Duration.ofSeconds(30)).until(() -> !agent.status().alive());

            // then
            assertThat(before).isTrue();
            assertThat(agent.status().summary()).contains("has not come round");
            release.countDown();
            await().atMost(Duration.ofSeconds(30)).until(() -> agent.status().alive());
        }
    }
}
