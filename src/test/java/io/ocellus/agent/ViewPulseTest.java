package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.inference.ViewStats;
import org.junit.jupiter.api.Test;

class ViewPulseTest {

    private long observed;
    private long failed;
    private boolean waiting;
    private final ViewPulse pulse =
            new ViewPulse("dock1/main", () -> new ViewStats("dock1", "main", observed, 0, failed), () -> waiting);

    private boolean look(int times) {
        boolean still = false;
        for (int i = 0; i < times; i++) {
            still = pulse.standsStill();
        }
        return still;
    }

    @Test
    void shouldStandStillWhereAFrameWaitsAndNoneIsFinished() {
        // given
        waiting = true;
        boolean earlier = look(ViewPulse.PATIENCE - 1);

        // when
        boolean still = look(1);

        // then
        assertThat(earlier).isFalse();
        assertThat(still).isTrue();
        assertThat(pulse.sentence()).contains("dock1/main").contains("60 s");
    }

    @Test
    void shouldMoveAgainWithTheNextFinishedFrame() {
        // given
        waiting = true;
        look(ViewPulse.PATIENCE);
        observed++;

        // when
        boolean still = look(1);

        // then
        assertThat(still).isFalse();
    }

    @Test
    void shouldHaveAGoodReasonWhereNoFrameWaits() {
        // given
        waiting = false;

        // when
        boolean still = look(10 * ViewPulse.PATIENCE);

        // then
        assertThat(still).isFalse();
    }

    /** A restart is no remedy for a model whose inferences fail, so it lives, and is not ready. */
    @Test
    void shouldMoveAndFailWhereInferencesFail() {
        // given
        waiting = true;
        observed = 3;
        look(1);

        // when
        boolean still = false;
        for (int i = 0; i < 2 * ViewPulse.PATIENCE; i++) {
            failed++;
            still |= look(1);
        }

        // then
        assertThat(still).isFalse();
        assertThat(pulse.failing()).isTrue();
    }

    @Test
    void shouldFailNoMoreAfterASuccess() {
        // given
        failed = 2;
        look(1);
        observed++;

        // when
        look(1);

        // then
        assertThat(pulse.failing()).isFalse();
    }
}
