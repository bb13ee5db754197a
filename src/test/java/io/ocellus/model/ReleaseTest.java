package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class ReleaseTest {

    /** Small and large numbers, so that equal ones and ones of different length both come up. */
    private static final Gen<List<Integer>> NUMBERS = lists().of(
                    integers().between(0, 12).mix(integers().between(0, 999_999_999)))
            .ofSize(3);

    private static Release release(List<Integer> numbers, String suffix) {
        String text = numbers.get(0) + "." + numbers.get(1) + "." + numbers.get(2) + suffix;
        return Objects.requireNonNull(Release.parse(text));
    }

    @Test
    void shouldCompareNumberByNumberWhateverStandsBehindThem() {
        qt().forAll(NUMBERS, NUMBERS).checkAssert((some, others) -> {
            // given
            int[] left = some.stream().mapToInt(Integer::intValue).toArray();
            int[] right = others.stream().mapToInt(Integer::intValue).toArray();

            // when
            int order = release(some, "-SNAPSHOT").compareTo(release(others, ""));

            // then
            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(Arrays.compare(left, right)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.2", "1.2.3.4", "1.2.x", "v1.2.3", "1.2.3 ", "1.2.3-", "-1.2.3", "1.2.9999999999"})
    void shouldKnowWhatIsNoRelease(String text) {
        // given a text

        // when
        Release release = Release.parse(text);

        // then
        assertThat(release).isNull();
    }
}
