package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final long SECOND = 1_000_000_000;

    private static int taken(Sampler sampler, int streamFps, int seconds) {
        int taken = 0;
        for (int i = 0; i < streamFps * seconds; i++) {
            long moment = i * SECOND / streamFps;
            if (sampler.isDue(moment)) {
                sampler.taken(moment);
                taken++;
            }
        }
        return taken;
    }

    @Test
    void shouldTakeEveryPictureWithoutATarget() {
        assertThat(taken(new Sampler(0), 25, 4)).isEqualTo(100);
    }

    @Test
    void shouldKeepTheTargetOnAverageForEveryStream() {
        qt().forAll(integers().between(1, 60), integers().between(1, 30)).checkAssert((stream, target) -> {
            int seconds = 20;
            int expected = Math.min(stream, target) * seconds;
            assertThat(taken(new Sampler(target), stream, seconds))
                    .isBetween(expected * 19 / 20 - 1, expected * 21 / 20 + 1);
        });
    }

    @Test
    void shouldNotSkipPicturesThatComeALittleEarly() {
        // given
        Sampler sampler = new Sampler(10);
        sampler.taken(0);

        // when
        boolean due = sampler.isDue(SECOND / 10 - 10_000_000);

        // then
        assertThat(due).isTrue();
    }

    @Test
    void shouldNotCatchUpAfterAPause() {
        // given
        Sampler sampler = new Sampler(10);
        sampler.taken(0);

        // when
        sampler.taken(5 * SECOND);

        // then
        assertThat(sampler.isDue(5 * SECOND + SECOND / 20)).isFalse();
    }
}
