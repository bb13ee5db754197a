package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.config.HealthSpec;
import io.ocellus.report.CameraReport.Health;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A look a second, by the defaults: told after 10 s, frozen after 60 s. */
class PictureHealthTest {

    private static final HealthSpec SPEC = Specs.HEALTH;
    private static final PictureStatistics FINE = new PictureStatistics(0.1, 0.1, 0.005, true);
    private static final PictureStatistics DARK = new PictureStatistics(0.99, 0, 0, true);
    private static final PictureStatistics LIGHT = new PictureStatistics(0, 0.95, 0, true);
    private static final PictureStatistics STILL = new PictureStatistics(0.1, 0.1, 0, false);
    private static final PictureStatistics SMEARED = new PictureStatistics(0.1, 0.1, 0.06, true);
    private static final List<PictureStatistics> ALL = List.of(FINE, DARK, LIGHT, STILL, SMEARED);

    private static long second(long n) {
        return Long.MAX_VALUE - 5_000_000_000L + TimeUnit.SECONDS.toNanos(n); // wraps on the way
    }

    private static PictureHealth after(PictureHealth health, PictureStatistics look, int from, int looks) {
        PictureHealth last = health;
        for (int n = from; n < from + looks; n++) {
            last = last.next(look, second(n), SPEC);
        }
        return last;
    }

    private static PictureStatistics lookOf(Health health) {
        return switch (health) {
            case GOOD -> FINE;
            case FROZEN -> STILL;
            case BLACK -> DARK;
            case OVEREXPOSED -> LIGHT;
            case SMEARED -> SMEARED;
        };
    }

    private static int looksFor(Health health) {
        return health == Health.FROZEN ? 61 : 11;
    }

    @ParameterizedTest
    @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void shouldTellOnlyAfterAWhile(Health health) {
        // given
        PictureHealth start = PictureHealth.start(second(0)).next(FINE, second(0), SPEC);

        // when
        PictureHealth soon = after(start, lookOf(health), 1, looksFor(health) - 2);
        PictureHealth then = after(start, lookOf(health), 1, looksFor(health));

        // then
        assertThat(soon.told()).isEqualTo(Health.GOOD);
        assertThat(then.told()).isEqualTo(health);
        assertThat(then.sentence(lookOf(health), SPEC)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void shouldBeGoodAgainAfterGoodPicturesForAWhile(Health health) {
        // given
        PictureHealth unfit = after(PictureHealth.start(second(0)), lookOf(health), 0, 70);
        assertThat(unfit.told()).isEqualTo(health);

        // when
        PictureHealth again = after(unfit, FINE, 70, 20);

        // then
        assertThat(again.told()).isEqualTo(Health.GOOD);
        assertThat(again.sentence(FINE, SPEC)).isEmpty();
    }

    @Test
    void shouldNotFlapHoweverThePicturesCome() {
        qt().forAll(lists().of(integers().between(0, ALL.size() - 1)).ofSizeBetween(1, 200))
                .checkAssert(looks -> {
                    PictureHealth health = PictureHealth.start(second(0));
                    long toldAt = second(0);
                    for (int n = 0; n < looks.size(); n++) {
                        PictureHealth next = health.next(ALL.get(looks.get(n)), second(n), SPEC);
                        if (next.told() != health.told()) {
                            assertThat(next.told()).isEqualTo(next.candidate());
                            assertThat(second(n) - toldAt)
                                    .isGreaterThanOrEqualTo(SPEC.after().toNanos());
                            toldAt = second(n);
                        }
                        health = next;
                    }
                });
    }

    @Test
    void shouldTellNothingOfPicturesThatChangeTheirMindTooOften() {
        qt().forAll(integers().between(1, 9), integers().between(0, ALL.size() - 1))
                .checkAssert((run, unfit) -> {
                    PictureHealth health = PictureHealth.start(second(0));
                    for (int n = 0; n < 100; n++) {
                        PictureStatistics look = n / run % 2 == 0 ? FINE : unfit == 4 ? DARK : ALL.get(unfit);
                        health = health.next(look, second(n), SPEC);
                        assertThat(health.told()).isEqualTo(Health.GOOD);
                    }
                });
    }

    @Test
    void shouldTellSmearsThatVanishWithEachKeyFrame() {
        // given
        PictureHealth health = PictureHealth.start(second(0));

        // when
        for (int n = 0; n < 40; n++) {
            health = health.next(n % 4 == 0 ? SMEARED : FINE, second(n), SPEC);
        }

        // then
        assertThat(health.told()).isEqualTo(Health.SMEARED);
    }

    @Test
    void shouldCallABlackStillBlack() {
        // given
        PictureStatistics dead = new PictureStatistics(1, 0, 0, false);

        // when
        PictureHealth health = after(PictureHealth.start(second(0)), dead, 0, 200);

        // then
        assertThat(health.told()).isEqualTo(Health.BLACK);
    }

    @Test
    void shouldStandByItsVerdictWhenTheStreamIsOpenedAnew() {
        // given
        PictureHealth dark = after(PictureHealth.start(second(0)), DARK, 0, 20);

        // when
        PictureHealth reopened = after(dark.reopened(second(500)), FINE, 500, 5);

        // then
        assertThat(reopened.told()).isEqualTo(Health.BLACK);
        assertThat(after(reopened, FINE, 505, 10).told()).isEqualTo(Health.GOOD);
    }
}
