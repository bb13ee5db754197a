package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ocellus.plan.Stepping.Outcome;
import io.ocellus.plan.Stepping.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteppingTest {

    private static final String OLD = "results are 812 ms old, 500 ms are allowed";

    private final List<Step> steps = new ArrayList<>();
    private Stepping state = Stepping.begin(4, SteppingPolicy.DEFAULT);
    private long second;

    @BeforeEach
    void begin() {
        second = 1_000_000;
    }

    private void feed(int seconds, String missed, int affordable, boolean held) {
        for (int i = 0; i < seconds; i++) {
            Outcome outcome =
                    state.after(new LoadReading(Duration.ofSeconds(second++).toNanos(), missed, affordable, held));
            state = outcome.next();
            outcome.step().ifPresent(steps::add);
        }
    }

    @Test
    void shouldStepDownWithinTenSecondsOfOverload() {
        // when
        feed(10, OLD, 1, false);

        // then
        assertThat(steps).containsExactly(new Step(0, 1, OLD));
    }

    @Test
    void shouldNotStepDownForAMoment() {
        // when
        for (int i = 0; i < 100; i++) {
            feed(3, OLD, 1, false);
            feed(5, "", 0, false);
        }

        // then
        assertThat(steps).isEmpty();
    }

    @Test
    void shouldStepDownWhereTheTargetIsMissedMostOfTheTime() {
        // when
        for (int i = 0; i < 4; i++) {
            feed(3, OLD, 1, false);
            feed(1, "", 0, false);
        }

        // then
        assertThat(steps).hasSize(1);
    }

    @Test
    void shouldSkipRungsThatAreNoHelp() {
        // when
        feed(10, OLD, 3, false);

        // then
        assertThat(steps).extracting(Step::to).containsExactly(3);
    }

    @Test
    void shouldStayOnTheLowestRungWhateverHappens() {
        // when
        feed(600, OLD, 3, false);

        // then
        assertThat(steps).hasSize(1);
        assertThat(state.at().rung()).isEqualTo(3);
    }

    @Test
    void shouldGoUpOnceThereWasRoomForLong() {
        // given
        feed(10, OLD, 2, false);

        // when
        feed(60, "", 0, false);

        // then
        assertThat(steps).extracting(Step::from, Step::to).contains(tuple(2, 0));
        assertThat(steps.getLast().reason()).isEqualTo("there was room for it for 30 s");
    }

    @Test
    void shouldWaitTwiceAsLongAfterAStepUpThatFailed() {
        // given
        feed(10, OLD, 1, false);
        feed(40, "", 0, false);

        // when
        feed(10, OLD, 1, false);

        // then
        assertThat(steps).hasSize(3);
        assertThat(steps.getLast().reason()).isEqualTo(OLD + "; the step up failed, so the next one waits 60 s");
        assertThat(state.at().stays().getFirst()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void shouldNeverWaitLongerThanAnHour() {
        // when
        for (int i = 0; i < 20; i++) {
            feed(10, OLD, 1, false);
            while (state.at().rung() > 0) {
                feed(1, "", 0, false);
            }
        }

        // then
        assertThat(state.at().stays().getFirst()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldForgetAFailureOnceAStepUpStood() {
        // given
        feed(10, OLD, 1, false);
        feed(40, "", 0, false);
        feed(10, OLD, 1, false);

        // when
        feed(60 + 10 * 60 + 20, "", 0, false);

        // then
        assertThat(state.at().rung()).isZero();
        assertThat(state.at().stays().getFirst()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldNotMoveDuringARemoteWalk() {
        // when
        feed(600, OLD, 2, true);
        feed(600, "", 0, true);

        // then
        assertThat(steps).isEmpty();
    }

    @Test
    void shouldBeginToCountAgainAfterARemoteWalk() {
        // given
        feed(3, OLD, 2, false);
        feed(1, OLD, 2, true);

        // when
        feed(4, OLD, 2, false);

        // then
        assertThat(steps).isEmpty();
    }
}
