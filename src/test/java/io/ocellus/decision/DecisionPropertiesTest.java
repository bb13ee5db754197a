package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.config.PublishSpec.Policy;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/**
 * What holds for every sequence of events. An event is a class that is seen (0 to 2) or a tick (3), after a pause of up to
 * 4 s; the label lives for 10 s, the interval is 1 s, the heartbeat 5 s.
 */
class DecisionPropertiesTest {

    private static final int TICK = 3;

    private record Event(int kind, int pauseMillis) {}

    @Test
    void shouldChangeTheLabelExactlyWhenEnoughResultsAgree() {
        qt().forAll(
                        lists().of(integers().between(0, 2)).ofSizeBetween(1, 60),
                        integers().between(1, 5))
                .checkAssert((classes, consecutive) -> {
                    // given
                    Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, consecutive, 0));
                    String verified = "";
                    for (int i = 0; i < classes.size(); i++) {
                        String seen = Scene.MODEL.labels().get(classes.get(i));
                        List<Integer> last = classes.subList(Math.max(0, i + 1 - consecutive), i + 1);
                        boolean agreed = last.size() == consecutive
                                && Collections.frequency(last, classes.get(i)) == consecutive
                                && !seen.equals(verified);

                        // when
                        List<Label> labels = Scene.labels(scene.seeClass(i * 10L, classes.get(i)));

                        // then
                        assertThat(labels).extracting(Label::label).isEqualTo(agreed ? List.of(seen) : List.of());
                        verified = agreed ? seen : verified;
                    }
                });
    }

    @Test
    void shouldNeverLeaveALabelThatHasRunOut() {
        qt().forAll(events(), integers().between(1, 3)).checkAssert((events, consecutive) -> {
            // given
            Scene scene = new Scene(Scene.publish(Policy.ON_CHANGE, 1, consecutive, 0));
            long millis = 0;
            for (Event event : events) {
                millis += event.pauseMillis();

                // when
                play(scene, event, millis);

                // then
                Instant now = scene.wall(millis);
                if (!scene.labels().isEmpty()) {
                    Label retained = scene.labels().getLast();
                    assertThat(retained.label().equals(ClassificationResult.UNKNOWN)
                                    || now.isBefore(retained.validUntil()))
                            .isTrue();
                    assertThat(retained.validUntil()).isBeforeOrEqualTo(now.plusSeconds(10));
                }
            }
        });
    }

    @Test
    void shouldTellNoTwoEqualResultsWithinAHeartbeatAndNoSilenceBeyondIt() {
        qt().forAll(events()).checkAssert(events -> {
            // given
            Scene scene = new Scene(Scene.publish(Policy.ON_CHANGE, 1, 1, 0));

            // when
            List<Instant> captured = playAll(scene, events);

            // then
            List<ClassificationResult> results = scene.results();
            for (int i = 1; i < results.size(); i++) {
                ClassificationResult before = results.get(i - 1);
                ClassificationResult after = results.get(i);
                assertThat(after.label().equals(before.label())
                                && between(before, after).compareTo(Duration.ofSeconds(5)) < 0)
                        .isFalse();
            }
            for (Instant time : captured) {
                assertThat(results)
                        .anySatisfy(result -> assertThat(Duration.between(result.time(), time))
                                .isBetween(Duration.ZERO, Duration.ofSeconds(5).minusNanos(1)));
            }
        });
    }

    @Test
    void shouldTellEachObservationOnce() {
        qt().forAll(events()).checkAssert(events -> {
            // given
            Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.5, 2, 0.6));

            // when
            List<Instant> captured = playAll(scene, events);

            // then
            assertThat(scene.results()).extracting(ClassificationResult::time).isEqualTo(captured);
        });
    }

    @Test
    void shouldKeepTheInterval() {
        qt().forAll(events()).checkAssert(events -> {
            // given
            Scene scene = new Scene(Scene.publish(Policy.INTERVAL, 1, 1, 0));

            // when
            playAll(scene, events);

            // then
            List<ClassificationResult> results = scene.results();
            for (int i = 1; i < results.size(); i++) {
                assertThat(between(results.get(i - 1), results.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        });
    }

    @Test
    void shouldTellLabelsInTheOrderOfTheirTimes() {
        qt().forAll(events(), integers().between(0, 3000)).checkAssert((events, latency) -> {
            // given
            Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.5, 2, 0.6));
            scene.latency = Duration.ofMillis(latency);

            // when
            playAll(scene, events);

            // then
            assertThat(scene.labels()).extracting(Label::time).isSorted();
            assertThat(scene.labels())
                    .allSatisfy(label -> assertThat(label.since()).isBeforeOrEqualTo(label.time()));
        });
    }

    @Test
    void shouldDecideTheSameWhateverTheWallClockDoes() {
        qt().forAll(events(), lists().of(integers().between(-100_000, 100_000)).ofSize(40))
                .checkAssert((events, steps) -> {
                    // given
                    Scene steady = new Scene(Scene.publish(Policy.ON_CHANGE, 0.5, 2, 0.6));
                    Scene leaping = new Scene(Scene.publish(Policy.ON_CHANGE, 0.5, 2, 0.6));
                    playAll(steady, events);
                    long millis = 0;

                    // when
                    for (int i = 0; i < events.size(); i++) {
                        millis += events.get(i).pauseMillis();
                        leaping.wallStep = Duration.ofSeconds(steps.get(i));
                        play(leaping, events.get(i), millis);
                    }

                    // then
                    assertThat(names(leaping.told)).isEqualTo(names(steady.told));
                });
    }

    private static Gen<List<Event>> events() {
        Gen<Event> event =
                integers().between(0, TICK).zip(integers().between(0, 4000), (kind, pause) -> new Event(kind, pause));
        return lists().of(event).ofSizeBetween(1, 40);
    }

    /** Returns when the frames were captured. A latency delays ticks too: there is one clock. */
    private static List<Instant> playAll(Scene scene, List<Event> events) {
        List<Instant> captured = new ArrayList<>();
        long millis = 0;
        for (Event event : events) {
            millis += event.pauseMillis();
            play(scene, event, millis);
            if (event.kind() != TICK) {
                captured.add(scene.wall(millis));
            }
        }
        return captured;
    }

    private static void play(Scene scene, Event event, long millis) {
        if (event.kind() == TICK) {
            scene.tick(millis + scene.latency.toMillis());
        } else {
            scene.seeClass(millis, event.kind());
        }
    }

    private static Duration between(ClassificationResult before, ClassificationResult after) {
        return Duration.between(before.time(), after.time());
    }

    private static List<String> names(List<Report> reports) {
        return reports.stream()
                .map(report -> switch (report) {
                    case ClassificationResult result -> "result " + result.label();
                    case Label label -> "label " + label.label();
                    default -> throw new AssertionError(report);
                })
                .toList();
    }
}
