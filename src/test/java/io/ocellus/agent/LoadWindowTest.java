package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.inference.SlotStats;
import io.ocellus.inference.Timing;
import io.ocellus.inference.ViewStats;
import io.ocellus.report.Observation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which load misses which target. */
class LoadWindowTest {

    private static final Duration MAX_AGE = Duration.ofMillis(500);

    private final LoadWindow window = new LoadWindow();

    /** After so many seconds: inferences, pictures that were superseded, and how many of the inferences waited for over a second. */
    private void look(int seconds, String view, long inferences, long superseded, long late) {
        Timing waited = new Timing(List.of(1.0, 1000.0, 2000.0), List.of(inferences - late, 0L, late, 0L), inferences);
        Timing inferred = new Timing(List.of(1.0, 1000.0, 2000.0), List.of(0L, inferences, 0L, 0L), 20 * inferences);
        window.add(
                TimeUnit.SECONDS.toNanos(seconds),
                new SlotStats(
                        new Observation.Model("m@1", "", List.of(), "CPU"),
                        1,
                        inferences,
                        0,
                        0,
                        waited,
                        new Timing(List.of(), List.of(0L), 0),
                        inferred,
                        List.of(new ViewStats("c", view, inferences, superseded, 0))));
    }

    @Test
    void shouldMissWhereFewerPicturesThanWantedAreClassified() {
        // given
        look(0, "v", 100, 0, 0);
        look(1, "v", 108, 4, 0);

        // when
        String missed = window.missed(10, Duration.ofSeconds(5));

        // then
        assertThat(missed).isEqualTo("8.0 of 10.0 pictures a second are classified");
    }

    @Test
    void shouldNotMissPicturesThatNobodyWantsOrThatDoNotCome() {
        // given
        look(0, "v", 100, 0, 0);
        look(1, "v", 110, 20, 0);
        String dropped = window.missed(10, Duration.ofSeconds(5));
        window.clear();
        look(2, "v", 110, 20, 0);
        look(3, "v", 112, 20, 0);

        // when
        String scarce = window.missed(10, Duration.ofSeconds(5));

        // then
        assertThat(List.of(dropped, scarce)).containsOnly("");
    }

    @Test
    void shouldMissWhereResultsAreTooOld() {
        // given
        look(0, "v", 100, 0, 0);
        look(1, "v", 110, 0, 5);

        // when
        String missed = window.missed(10, MAX_AGE);

        // then
        assertThat(missed).endsWith(" ms old, 500 ms are allowed");
    }

    @Test
    void shouldBeginAnewWhereViewsComeOrGo() {
        // given
        look(0, "v", 100, 0, 0);
        look(1, "other", 101, 90, 0);

        // when
        String missed = window.missed(10, MAX_AGE);

        // then
        assertThat(missed).isEmpty();
        assertThat(window.inferenceSeconds()).isZero();
    }

    @Test
    void shouldForgetWhatWasThreeSecondsAgo() {
        // given
        look(0, "v", 0, 0, 0);
        look(1, "v", 1, 9, 0);
        for (int second = 2; second < 6; second++) {
            look(second, "v", 1 + 10L * (second - 1), 9, 0);
        }

        // when
        String missed = window.missed(10, Duration.ofSeconds(5));

        // then
        assertThat(missed).isEmpty();
        assertThat(window.inferenceSeconds()).isEqualTo(0.02);
    }
}
