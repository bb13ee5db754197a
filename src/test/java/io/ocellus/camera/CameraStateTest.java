package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.ocellus.report.CameraReport.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraStateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), 0, () -> 0.5);

    @Test
    void shouldBackOffFromTheFirstConnectOn() {
        // when
        CameraState.Reconnecting first = new CameraState.Connecting(NOW).lost(NOW, "refused", BACKOFF);

        // then
        assertThat(first).isEqualTo(new CameraState.Reconnecting(NOW, 1, NOW.plusSeconds(1), "refused"));
    }

    @Test
    void shouldWaitLongerWithEachAttemptUpToTheCap() {
        qt().forAll(integers().between(1, 200)).checkAssert(failures -> {
            CameraState.Running state = new CameraState.Connecting(NOW);
            Duration last = Duration.ZERO;
            for (int i = 0; i < failures; i++) {
                CameraState.Reconnecting next = state.lost(NOW, "", BACKOFF);
                Duration wait = Duration.between(NOW, next.until());
                assertThat(wait).isBetween(last, Duration.ofSeconds(8));
                last = wait;
                state = next;
            }
        });
    }

    @Test
    void shouldNotForgetItsAttemptsWhenItBreaksSoonAgain() {
        // given
        CameraState.Live live = new CameraState.Reconnecting(NOW, 4, NOW, "").connected(NOW);

        // when
        CameraState.Reconnecting next = live.lost(NOW.plusSeconds(1), "", BACKOFF);

        // then
        assertThat(next.attempt()).isEqualTo(5);
    }

    @Test
    void shouldStartAnewAfterASteadyStream() {
        // given
        CameraState.Live live = new CameraState.Reconnecting(NOW, 4, NOW, "").connected(NOW);

        // when
        CameraState.Reconnecting next = live.lost(NOW.plusSeconds(60), "", BACKOFF);

        // then
        assertThat(next.attempt()).isEqualTo(1);
    }

    @Test
    void shouldCountAStallAsAnAttempt() {
        // given
        CameraState.Stalled stalled = new CameraState.Reconnecting(NOW, 2, NOW, "").stalled(NOW, "mute");

        // when
        CameraState.Reconnecting next = stalled.replaced(NOW, BACKOFF);

        // then
        assertThat(next).isEqualTo(new CameraState.Reconnecting(NOW, 3, NOW.plusSeconds(4), "mute"));
        assertThat(stalled.phase()).isEqualTo(Phase.STALLED);
    }
}
