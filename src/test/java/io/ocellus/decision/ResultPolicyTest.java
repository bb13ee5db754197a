package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.PublishSpec.Policy;
import io.ocellus.report.ClassificationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The interval is 1 s and the heartbeat 5 s here. */
class ResultPolicyTest {

    @Test
    void shouldTellAChangeAndTheHeartbeat() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.ON_CHANGE, 1, 1, 0));
        scene.seeClass(0, 0);

        // when
        for (long millis = 100; millis <= 7000; millis += 100) {
            scene.seeClass(millis, millis < 1500 ? 0 : 1);
        }

        // then
        assertThat(capturedMillis(scene)).containsExactly(0L, 1500L, 6500L);
    }

    @Test
    void shouldNotCallAnotherProbabilityAChange() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.ON_CHANGE, 1, 1, 0));
        scene.see(0, 0.9f, 0.1f, 0);

        // when
        scene.see(100, 0.5f, 0.3f, 0.2f);

        // then
        assertThat(scene.results()).hasSize(1);
    }

    @Test
    void shouldTellEachResult() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, 1, 0));
        scene.seeClass(0, 0);

        // when
        scene.seeClass(1, 0);

        // then
        assertThat(scene.results()).hasSize(2);
    }

    @Test
    void shouldKeepTheIntervalWhateverChanges() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.INTERVAL, 1, 1, 0));

        // when
        for (long millis = 0; millis <= 3000; millis += 300) {
            scene.seeClass(millis, (int) (millis / 300 % 3));
        }

        // then
        assertThat(capturedMillis(scene)).containsExactly(0L, 1200L, 2400L);
    }

    private static List<Long> capturedMillis(Scene scene) {
        return scene.results().stream()
                .map(ClassificationResult::time)
                .map(time -> time.toEpochMilli() - Scene.START.toEpochMilli())
                .toList();
    }
}
