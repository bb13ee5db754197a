package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

class NearestNameTest {

    private static final List<String> FIELDS = List.of("url", "fps", "mask", "views", "open_timeout", "read_timeout");

    @ParameterizedTest
    @CsvSource({
        "fsp,fps",
        "frps,fps",
        "FPS,fps",
        "view,views",
        "open-timeout,open_timeout",
        "opentimeout,open_timeout",
        "uri,url"
    })
    void shouldFindWhatWasMeant(String written, String meant) {
        // when
        var nearest = NearestName.of(written, FIELDS);

        // then
        assertThat(nearest).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"resolution", "credentials", "a", "''"})
    void shouldStaySilentRatherThanGuessWildly(String written) {
        // when
        var nearest = NearestName.of(written, FIELDS);

        // then
        assertThat(nearest).isEmpty();
    }

    @Test
    void shouldFindAnyNameAgainAfterOneSlip() {
        Gen<String> names = strings().betweenCodePoints('a', 'z').ofLengthBetween(3, 12);
        qt().forAll(names, integers().between(0, 100)).checkAssert((name, position) -> {
            // given
            int at = position % name.length();
            String slipped = name.substring(0, at) + name.substring(at + 1);

            // when
            var nearest = NearestName.of(slipped, List.of(name));

            // then
            assertThat(nearest).contains(name);
        });
    }

    @Test
    void shouldMeasureADistance() {
        Gen<String> words = strings().betweenCodePoints('a', 'c').ofLengthBetween(0, 6);
        qt().forAll(lists().of(words).ofSize(2)).checkAssert(pair -> {
            // when
            int distance = NearestName.distance(pair.get(0), pair.get(1));

            // then
            assertThat(distance)
                    .isEqualTo(NearestName.distance(pair.get(1), pair.get(0)))
                    .isBetween(
                            Math.abs(pair.get(0).length() - pair.get(1).length()),
                            Math.max(pair.get(0).length(), pair.get(1).length()));
            assertThat(distance == 0).isEqualTo(pair.get(0).equals(pair.get(1)));
        });
    }
}
