package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MediaTimeTest {

    private static final long MILLI = 1_000_000;
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    private final MediaTime media = new MediaTime();

    @Test
    void shouldPlaceAPictureByItsPosition() {
        // given
        media.start(NOW, 500);

        // when
        media.at(40 * MILLI);

        // then
        assertThat(media.time()).isEqualTo(NOW.plusMillis(40));
        assertThat(media.due()).isEqualTo(500 + 40 * MILLI);
    }

    @Test
    void shouldLayRoundsEndToEnd() {
        // given
        media.start(NOW, 0);
        media.at(0);
        media.at(40 * MILLI);
        media.at(80 * MILLI);

        // when
        media.nextRound();
        media.at(0);

        // then
        assertThat(media.nanos()).isEqualTo(120 * MILLI);
    }

    @Test
    void shouldGoOnByOnePictureWhereTheFilesClockJumps() {
        // given
        media.start(NOW, 0);
        media.at(0);
        media.at(40 * MILLI);

        // when
        media.at(3_600_000 * MILLI);
        long after = media.nanos();
        media.at(5 * MILLI);

        // then
        assertThat(after).isEqualTo(80 * MILLI);
        assertThat(media.nanos()).isEqualTo(120 * MILLI);
    }

    @Test
    void shouldNeverRunBackwardsOrFarAheadWhateverTheFileSays() {
        qt().forAll(lists().of(longs().between(0, 100_000 * MILLI)).ofSizeBetween(1, 30))
                .checkAssert(positions -> {
                    MediaTime axis = new MediaTime();
                    axis.start(NOW, 0);
                    long last = 0;
                    for (long position : positions) {
                        axis.at(position);
                        assertThat(axis.nanos()).isBetween(last, last + 10_000 * MILLI);
                        last = axis.nanos();
                    }
                });
    }
}
