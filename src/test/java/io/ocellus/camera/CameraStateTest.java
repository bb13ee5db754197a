package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.ocellus.report.CameraReport.Phase;
import io.ocellus.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraStateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), () -> 0);

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
    void shouldNotForgetItsAttemptsWhenItBreaksAfterEachOpening() {
        qt().forAll(integers().between(1, 200)).checkAssert(breaks -> {
            CameraState.Running state = new CameraState.Connecting(NOW);
            for (int i = 1; i <= breaks; i++) {
                CameraState.Reconnecting next = state.connected(NOW).lost(NOW.plusSeconds(60), "", BACKOFF);
                assertThat(next.attempt()).isEqualTo(i);
                state = next;
            }
        });
    }

    @Test
    void shouldStartAnewAfterASteadyStreamHoweverOftenItBrokeBefore() {
        qt().forAll(integers().between(1, 200)).checkAssert(attempt -> {
            CameraState.Live live = new CameraState.Reconnecting(NOW, attempt, NOW, "").connected(NOW);
            assertThat(live.lost(NOW, "", BACKOFF).attempt()).isEqualTo(attempt + 1);
            assertThat(live.steady().lost(NOW, "", BACKOFF).attempt()).isEqualTo(1);
            assertThat(live.steady().stalled(NOW, "").attempt()).isEqualTo(1);
        });
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
