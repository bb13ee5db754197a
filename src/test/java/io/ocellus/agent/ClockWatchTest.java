package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);

    private final ClockWatch watch = new ClockWatch();
    private long nanos = Long.MAX_VALUE - 3 * TICK; // wraps on the way
    private Instant wall = START;

    private Duration look(long passed) {
        nanos += passed;
        wall = wall.plusNanos(passed);
        return watch.look(nanos, wall, nanos);
    }

    @Test
    void shouldTellEachJumpOnceWithItsSize() {
        qt().forAll(longs().between(-100_000_000, 100_000_000), integers().between(1, 100_000))
                .assuming((millis, tick) -> Math.abs(millis) >= ClockWatch.LEAST.toMillis())
                .checkAssert((millis, tickMillis) -> {
                    look(TICK);
                    wall = wall.plusMillis(millis);

                    Duration jump = look(TimeUnit.MILLISECONDS.toNanos(tickMillis));

                    assertThat(jump).isEqualTo(Duration.ofMillis(millis));
                    assertThat(look(TICK)).isZero();
                });
    }

    @Test
    void shouldNotTakeAClockThatIsCorrectedSlowlyForOneThatJumps() {
        qt().forAll(lists().of(integers().between(-500, 500)).ofSizeBetween(1, 500))
                .checkAssert(errorsPerMillion -> {
                    look(0);
                    for (int error : errorsPerMillion) {
                        wall = wall.plusNanos(TICK * error / 1_000_000);
                        assertThat(look(TICK)).isZero();
                    }
                });
    }

    @Test
    void shouldNotTakeAThreadThatWasHeldUpForAClockThatJumps() {
        // given
        look(TICK);

        // when: five seconds pass between the reading of one clock and that of the other
        long before = nanos + TICK;
        Instant read = wall.plusNanos(TICK);
        Duration heldUp = watch.look(before, read, before + TimeUnit.SECONDS.toNanos(5));

        // then
        assertThat(heldUp).isZero();
        assertThat(look(TimeUnit.SECONDS.toNanos(5) + 2 * TICK)).isZero();
    }

    @Test
    void shouldSayNothingAtItsFirstLook() {
        assertThat(look(TICK)).isZero();
    }
}
