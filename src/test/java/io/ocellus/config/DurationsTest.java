package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "10s,PT10S", "5m,PT5M", "1h,PT1H", "007s,PT7S", "99999999h,PT99999999H"})
    void shouldReadEachUnit(String text, Duration expected) {
        // when
        Duration duration = Durations.parse(text);

        // then
        assertThat(duration).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-1s", "0s", "1.5s", "10 s", "10S", "1d", "1s\n", "100000000ms", "٣s"})
    void shouldRefuseAllElseWithASentence(String text) {
        // when / then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageStartingWith("must be a duration above 0, such as 250ms, 10s, 5m or 1h, is '");
    }

    @Test
    void shouldWriteWhatItReads() {
        qt().forAll(integers().between(1, 99_999_999), arbitrary().pick("ms", "s", "m", "h"))
                .checkAssert((count, unit) -> {
                    // given
                    Duration duration = Durations.parse(count + unit);

                    // when
                    String written = Durations.format(duration);

                    // then
                    assertThat(Durations.parse(written)).isEqualTo(duration);
                });
    }

    @ParameterizedTest
    @CsvSource({"60000ms,1m", "90s,90s", "120m,2h", "1500ms,1500ms"})
    void shouldWriteTheLargestUnitThatLosesNothing(String text, String expected) {
        // when
        String written = Durations.format(Durations.parse(text));

        // then
        assertThat(written).isEqualTo(expected);
    }
}
