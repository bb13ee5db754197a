package io.ocellus.retry;

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
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3), () -> 0);

        // when
        long[] waits = IntStream.rangeClosed(1, 5)
                .mapToLong(n -> backoff.before(n).toMillis())
                .toArray();

        // then
        assertThat(waits).containsExactly(500, 1000, 2000, 3000, 3000);
    }

    @Test
    void shouldStayBetweenHalfAndAllOfTheCappedDoubling() {
        qt().forAll(
                        integers().between(1, 1_000),
                        integers().between(1, 10_000),
                        integers().between(1, 100),
                        doubles().between(0, 0.999))
                .checkAssert((first, more, attempt, random) -> {
                    int cap = first + more;
                    Backoff backoff = new Backoff(Duration.ofMillis(first), Duration.ofMillis(cap), () -> random);
                    double wait = backoff.before(attempt).toNanos() / 1e6;
                    double doubled = Math.min(first * Math.pow(2, attempt - 1), cap);
                    assertThat(wait).isBetween(doubled / 2, doubled);
                });
    }

    @Test
    void shouldStayAtTheCapForEveryAttempt() {
        // given
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofSeconds(8), () -> 0);

        // when
        Duration wait = backoff.before(Integer.MAX_VALUE);

        // then
        assertThat(wait).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void shouldRefuseACapBelowTheFirst() {
        // given
        Duration first = Duration.ofSeconds(2);

        // when
        var refusal = assertThatThrownBy(() -> new Backoff(first, Duration.ofSeconds(1), () -> 0));

        // then
        refusal.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 < first ≤ cap");
    }
}
