package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wall clock that is set, however far. The time to live of a label is 10 s here. */
class LabelClockTest {

    private static final long DAYS = Duration.ofDays(4000).toMillis();

    private static void set(Scene scene, long millis) {
        scene.wallStep = scene.wallStep.plusMillis(millis);
    }

    @Test
    void shouldTellTheLabelAgainInTheNewTime() {
        qt().forAll(longs().between(-DAYS, DAYS)).checkAssert(step -> {
            Scene scene = new Scene(Scene.plain());
            scene.seeClass(1000, 0);
            set(scene, step);

            List<Label> again = Scene.labels(scene.clockMoved(4000, Duration.ofMillis(step)));

            assertThat(again).singleElement().satisfies(label -> {
                assertThat(label.label()).isEqualTo("cat");
                assertThat(label.time()).isEqualTo(scene.wall(4000));
                assertThat(label.since()).isEqualTo(scene.wall(1000));
                assertThat(label.validUntil()).isEqualTo(scene.wall(11_000));
            });
        });
    }

    @Test
    void shouldExpireByTheMonotonicClockAlone() {
        qt().forAll(longs().between(-DAYS, DAYS)).checkAssert(step -> {
            Scene scene = new Scene(Scene.plain());
            scene.seeClass(0, 0);
            set(scene, step);
            scene.clockMoved(100, Duration.ofMillis(step));

            assertThat(scene.tick(9_999))
                    .noneMatch(r -> r instanceof Label l && l.label().equals("unknown"));
            assertThat(Scene.labels(scene.tick(10_000)))
                    .extracting(Label::label)
                    .containsExactly("unknown");
        });
    }

    @Test
    void shouldNeverTellANegativeAge() {
        qt().forAll(longs().between(-DAYS, DAYS)).checkAssert(step -> {
            Scene scene = new Scene(Scene.plain());
            scene.latency = Duration.ofMillis(40);
            scene.seeClass(0, 0);
            set(scene, step);

            scene.seeClass(100, 0);

            assertThat(scene.results())
                    .extracting(ClassificationResult::ageMillis)
                    .containsOnly(40L);
        });
    }

    @Test
    void shouldTellNothingWhereNothingIsVerifiedYet() {
        // given
        Scene scene = new Scene(Scene.plain());

        // when
        List<?> told = scene.clockMoved(100, Duration.ofHours(1));

        // then
        assertThat(told).isEmpty();
    }
}
