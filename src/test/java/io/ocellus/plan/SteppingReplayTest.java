package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.ocellus.plan.Stepping.Outcome;
import io.ocellus.plan.Stepping.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three hours of load in simulated time. */
class SteppingReplayTest {

    private static final int SECONDS = 3 * 3600;
    private static final List<Double> COSTS = List.of(1.0, 0.75, 0.55, 0.4, 0.3, 0.2);
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // neighbouring seeds begin alike
    private static final double HEADROOM = 0.85;

    private record Timed(int second, Step step) {}

    /**
     * Replays a load.
     *
     * @param load cores that rung 0 would take, by the second
     * @param bias true cost over predicted cost, which the controller doesn't know
     */
    private static List<Timed> replay(IntToDoubleFunction load, double bias, Random noise) {
        List<Timed> steps = new ArrayList<>();
        Stepping state = Stepping.begin(COSTS.size(), SteppingPolicy.DEFAULT);
        double busy = 0;
        for (int second = 0; second < SECONDS; second++) {
            double needed = load.applyAsDouble(second);
            double used = needed * COSTS.get(state.at().rung()) * bias * (0.95 + noise.nextDouble() / 10);
            busy += (used - busy) / 2; // readings look back two seconds; the mailboxes keep no backlog
            String missed = busy > 1 ? "pictures are dropped" : "";
            Outcome outcome = state.after(
                    new LoadReading(Duration.ofSeconds(second).toNanos(), missed, affordable(needed), false));
            state = outcome.next();
            if (outcome.step().isPresent()) {
                steps.add(new Timed(second, outcome.step().get()));
            }
        }
        return steps;
    }

    private static int affordable(double needed) {
        for (int rung = 0; rung < COSTS.size(); rung++) {
            if (needed * COSTS.get(rung) <= HEADROOM) {
                return rung;
            }
        }
        return COSTS.size() - 1;
    }

    /** Cameras come and go at random: from 1 to 16 of them, a change every two minutes on average. */
    private static IntToDoubleFunction cameras(Random random) {
        double[] load = new double[SECONDS];
        int cameras = 4;
        for (int second = 0; second < SECONDS; second++) {
            if (random.nextInt(120) == 0) {
                cameras = Math.clamp(cameras + random.nextInt(9) - 4, 1, 16);
            }
            load[second] = cameras * 0.2;
        }
        return second -> load[second];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNotFlapUnderARandomLoad(long seed) {
        // given
        Random random = new Random(seed * SPREAD);
        double bias = 0.9 + random.nextDouble() * 0.3;

        // when
        List<Timed> steps = replay(cameras(random), bias, random);

        // then
        double perHour = steps.size() / 3.0;
        System.out.printf(
                "stepping, seed %d, true over predicted cost %.2f: %.1f steps an hour%n", seed, bias, perHour);
        assertThat(perHour).isLessThanOrEqualTo(15); // half as often as the load changes
        assertThat(quickReversals(steps)).isLessThanOrEqualTo(2 * 3);
    }

    /** Up and down again within a minute: the load grew just then, which no controller knows before. */
    private static int quickReversals(List<Timed> steps) {
        int reversals = 0;
        for (int i = 1; i < steps.size(); i++) {
            boolean back =
                    steps.get(i).step().down() && !steps.get(i - 1).step().down();
            if (back && steps.get(i).second() - steps.get(i - 1).second() < 60) {
                reversals++;
            }
        }
        return reversals;
    }

    /** Where predictions are wrong for good, each failed step doubles the wait: two steps for each power of two in three hours. */
    @Test
    void shouldComeToRestUnderAConstantLoad() {
        qt().withExamples(200)
                .forAll(longs().all(), doubles().between(0.1, 6), doubles().between(0.5, 2))
                .checkAssert((seed, load, bias) -> {
                    // when
                    List<Timed> steps = replay(second -> load, bias, new Random(seed));

                    // then
                    int doublings = (int) Math.ceil(Math.log(SECONDS / 30.0) / Math.log(2));
                    assertThat(steps).hasSizeLessThanOrEqualTo(COSTS.size() * (1 + doublings));
                });
    }

    /**
     * A load that comes and goes is followed where each part of it lasts for ten stays, and soon no more where it doesn't: then only
     * the doublings of each rung are left.
     */
    @Test
    void shouldFollowALoadThatComesAndGoesOnlyWhereItLasts() {
        qt().withExamples(200)
                .forAll(longs().all(), integers().between(20, 1200))
                .checkAssert((seed, period) -> {
                    // when
                    List<Timed> steps = replay(second -> second / period % 2 == 0 ? 2.0 : 0.5, 1, new Random(seed));

                    // then
                    int followed = period < 10 * 30 ? 0 : 2 * SECONDS / period;
                    assertThat(steps).hasSizeLessThanOrEqualTo(followed + 2 * 7 * 2);
                });
    }

    @Test
    void shouldKeepItsDistancesWhateverItIsTold() {
        qt().withExamples(300).forAll(longs().all()).checkAssert(seed -> {
            // given
            Random random = new Random(seed);
            Stepping state = Stepping.begin(COSTS.size(), SteppingPolicy.DEFAULT);
            long lastStep = Long.MIN_VALUE / 2;

            // when, then
            for (int second = 0; second < 2000; second++) {
                boolean held = random.nextInt(50) == 0;
                String missed = random.nextInt(4) == 0 ? "" : "missed";
                Outcome outcome = state.after(new LoadReading(
                        Duration.ofSeconds(second).toNanos(),
                        second / 100 % 2 == 0 ? missed : "",
                        random.nextInt(COSTS.size()),
                        held));
                if (outcome.step().isPresent()) {
                    Step step = outcome.step().get();
                    assertThat(held).isFalse();
                    assertThat(step.from()).isEqualTo(state.at().rung()).isNotEqualTo(step.to());
                    assertThat(second - lastStep).isGreaterThanOrEqualTo(step.down() ? 4 : 30);
                    lastStep = second;
                }
                state = outcome.next();
                assertThat(state.at().rung()).isBetween(0, COSTS.size() - 1);
                assertThat(state.at().stays())
                        .isSortedAccordingTo(Comparator.reverseOrder())
                        .allSatisfy(stay -> assertThat(stay)
                                .isBetween(SteppingPolicy.DEFAULT.stay(), SteppingPolicy.DEFAULT.cap()));
            }
        });
    }
}
