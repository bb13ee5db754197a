package io.ocellus.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * Where an {@code auto} classifier stands on its {@link Ladder}, and when it moves. Rung 0 is what was chosen; a higher number is
 * cheaper. Immutable; its owner feeds it readings in the order of their time, about one a second, and keeps what comes back.
 */
public sealed interface Stepping {

    /**
     * A change of rungs.
     *
     * @param reason one sentence
     */
    record Step(int from, int to, String reason) {
        /** Whether it goes to something cheaper. */
        public boolean down() {
            return to > from;
        }
    }

    /** What a reading led to. */
    record Outcome(Stepping next, Optional<Step> step) {}

    /** All is as wanted, or just began to be: nothing is counted. */
    record Steady(Standing at) implements Stepping {
        @Override
        public Outcome after(LoadReading reading) {
            if (reading.held() || at.settling(reading.nanos())) {
                return stay(this);
            }
            if (!reading.missed().isEmpty()) {
                return stay(new Strained(at, reading.nanos(), Duration.ZERO));
            }
            Standing calm = at.withTrialOver(reading.nanos());
            return reading.affordable() < at.rung()
                    ? stay(new Relieved(calm, reading.nanos(), reading.affordable()))
                    : stay(new Steady(calm));
        }
    }

    /**
     * The target is missed.
     *
     * @param last reading
     * @param missed time for which it was missed, less the time since in which it was met
     */
    record Strained(Standing at, long last, Duration missed) implements Stepping {
        @Override
        public Outcome after(LoadReading reading) {
            Duration passed = Duration.ofNanos(reading.nanos() - last);
            if (reading.held()) {
                return stay(new Steady(at));
            }
            if (reading.missed().isEmpty()) {
                Duration left = missed.minus(passed);
                return stay(left.isPositive() ? new Strained(at, reading.nanos(), left) : new Steady(at));
            }
            Duration total = missed.plus(passed);
            if (total.compareTo(at.policy().strain()) < 0) {
                return stay(new Strained(at, reading.nanos(), total));
            }
            return at.rung() == at.lowest()
                    ? stay(new Strained(at, reading.nanos(), at.policy().strain()))
                    : down(reading);
        }

        private Outcome down(LoadReading reading) {
            int to = Math.min(at.lowest(), Math.max(at.rung() + 1, reading.affordable()));
            Standing below = at.steppedDown(to, reading.nanos());
            String failed = at.onTrial(reading.nanos())
                    ? "; the step up failed, so the next one waits "
                            + below.stays().get(at.rung()).toSeconds() + " s"
                    : "";
            return new Outcome(new Steady(below), Optional.of(new Step(at.rung(), to, reading.missed() + failed)));
        }
    }

    /**
     * A better rung would fit.
     *
     * @param since when there is room without a break
     * @param affordable the best rung for which there was room all the time
     */
    record Relieved(Standing at, long since, int affordable) implements Stepping {
        @Override
        public Outcome after(LoadReading reading) {
            if (reading.held() || !reading.missed().isEmpty() || reading.affordable() >= at.rung()) {
                return new Steady(at).after(reading);
            }
            int lasting = Math.max(affordable, reading.affordable());
            Duration room = Duration.ofNanos(reading.nanos() - since);
            int to = at.reachable(lasting, room);
            if (to == at.rung()) {
                return stay(new Relieved(at.withTrialOver(reading.nanos()), since, lasting));
            }
            return new Outcome(
                    new Steady(at.steppedUp(to, reading.nanos())),
                    Optional.of(new Step(at.rung(), to, "there was room for it for " + room.toSeconds() + " s")));
        }
    }

    /** The begin: on the rung that was chosen. */
    static Stepping begin(int rungs, SteppingPolicy policy) {
        return new Steady(Standing.begin(rungs, policy));
    }

    /** Where it stands. */
    Standing at();

    /** What follows from a reading. */
    Outcome after(LoadReading reading);

    private static Outcome stay(Stepping next) {
        return new Outcome(next, Optional.empty());
    }
}
