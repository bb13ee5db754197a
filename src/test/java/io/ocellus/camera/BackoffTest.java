package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void shouldDoubleUpToTheCap() {
        // given
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3), 0.25, () -> 0.5);

        // when
        long[] waits = IntStream.rangeClosed(1, 5)
                .mapToLong(n -> backoff.before(n).toMillis())
                .toArray();

        // then
        assertThat(waits).containsExactly(500, 1000, 2000, 3000, 3000);
    }

    @Test
    void shouldStayWithinTheJitterAroundTheCapForEveryAttempt() {
        qt().forAll(integers().between(1, Integer.MAX_VALUE), doubles().between(0, 0.999))
                .check((attempt, random) -> {
                    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(8), 0.25, () -> random);
                    long wait = backoff.before(attempt).toMillis();
                    return wait >= 75 && wait <= 10_000;
                });
    }

    @Test
    void shouldRefuseACapBelowTheFirstWait() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 0, () -> 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
