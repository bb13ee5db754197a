package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.plan.DeviceHealth.Left;
import io.ocellus.plan.DeviceHealth.OnTrial;
import io.ocellus.plan.DeviceHealth.Usable;
import io.ocellus.retry.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeviceHealthTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), () -> 0);
    private static final long SECOND = 1_000_000_000;

    @Test
    void shouldLeaveADeviceThatFailed() {
        // when
        DeviceHealth health = new Usable().failed("the driver was reset", 5 * SECOND, BACKOFF);

        // then
        assertThat(health).isEqualTo(new Left(1, 35 * SECOND, "the driver was reset"));
        assertThat(health.offered()).isFalse();
    }

    @Test
    void shouldTryItAgainLater() {
        // given
        DeviceHealth left = new Usable().failed("gone", 0, BACKOFF);

        // when
        DeviceHealth health = left.at(30 * SECOND);

        // then
        assertThat(health).isEqualTo(new OnTrial(1));
        assertThat(health.offered()).isTrue();
    }

    @Test
    void shouldLeaveItForLongerWhenItFailsAgain() {
        // given
        DeviceHealth trial = new OnTrial(1);

        // when
        DeviceHealth health = trial.failed("gone", 0, BACKOFF);

        // then
        assertThat(health).isEqualTo(new Left(2, 60 * SECOND, "gone"));
    }

    @Test
    void shouldForgetFailuresOnceItWorks() {
        // given
        DeviceHealth trial = new OnTrial(7);

        // when
        DeviceHealth health = trial.worked();

        // then
        assertThat(health).isEqualTo(new Usable());
    }
}
