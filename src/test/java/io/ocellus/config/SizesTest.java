package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({"512KiB,524288", "64MiB,67108864", "2GiB,2147483648", "007KiB,7168", "9999999GiB,10737417166258176"})
    void shouldReadEachUnit(String text, long expected) {
        // when
        long bytes = Sizes.parse(text);

        // then
        assertThat(bytes).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "64", "0MiB", "-1MiB", "1.5GiB", "64 MiB", "64mib", "64MB", "64M", "1KiB\n", "10000000KiB"})
    void shouldRefuseAllElseWithASentence(String text) {
        // when / then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sizes.parse(text))
                .withMessageStartingWith("must be a size above 0, such as 512KiB, 64MiB or 2GiB, is '");
    }
}
