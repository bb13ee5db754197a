package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void shouldStayBetweenHalfAndAllOfTheCappedDoubling() {
        qt().forAll(
                        integers().between(1, 1_000),
                        integers().between(1, 10_000),
                        integers().between(1, 100),
                        longs().all())
                .checkAssert((first, more, failures, seed) -> {
                    Backoff backoff = new Backoff(Duration.ofMillis(first), Duration.ofMillis((long) first + more));
                    long delay = backoff.delay(failures, new Random(seed)).toNanos();
                    long doubled = (long) Math.min(first * Math.pow(2, failures - 1) * 1e6, (first + more) * 1e6);
                    assertThat(delay).isBetween(doubled / 2, doubled);
                });
    }

    @Test
    void shouldRefuseACapBelowTheFirst() {
        // given
        Duration first = Duration.ofSeconds(2);

        // when
        var refusal = assertThatThrownBy(() -> new Backoff(first, Duration.ofSeconds(1)));

        // then
        refusal.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 < first <= cap");
    }
}
