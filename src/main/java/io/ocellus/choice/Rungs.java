package io.ocellus.choice;

import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import io.ocellus.plan.Ladder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The candidates among which a classifier steps: those better than the chosen one, then the chosen one, then its {@link Ladder}
 * downwards. Each is cheaper than the one before; all are on one device.
 *
 * @param start the place of the chosen one
 */
public record Rungs(List<Rung> rungs, int start) {

    private static final String CPU = "CPU";

    /**
     * One of them.
     *
     * @param fps for which the shares are
     * @param share cores, or part of another device
     * @param cores of the CPU
     * @param cost as it was expected; empty where it is not known
     */
    public record Rung(Candidate candidate, double fps, double share, double cores, Optional<Cost> cost) {

        private static Rung of(Considered considered, double fps) {
            Candidate candidate = considered.offer().candidate();
            double share = considered.share().orElse(0);
            Optional<Cost> cost = considered.offer().estimate().known();
            double cores = candidate.device().equals(CPU)
                    ? share
                    : cost.map(known -> fps * known.cpuSecondsPerInference()).orElse(0.0);
            return new Rung(candidate, fps, share, cores, cost);
        }

        /** Requests that are busy all the time. */
        private double busy(double factor) {
            return cost.map(known -> fps * factor * known.latencyP50Seconds()).orElse(0.0);
        }

        /** Whether all of it is on the CPU. */
        public boolean onCpu() {
            return candidate.device().equals(CPU);
        }
    }

    /** Keeps its own copy. */
    public Rungs {
        rungs = List.copyOf(rungs);
    }

    /**
     * From a choice.
     *
     * @param fps that was demanded
     */
    public static Rungs of(Chosen chosen, double fps) {
        List<Considered> ladder = new ArrayList<>();
        double accuracy = chosen.accuracy().orElse(0);
        double share = of(chosen, chosen.offer().candidate()).share().orElse(0);
        List<Considered> better = chosen.considered().stream()
                .filter(one -> one.offer()
                                .candidate()
                                .device()
                                .equals(chosen.offer().candidate().device())
                        && one.share().orElse(0) > share
                        && one.accuracy().orElse(0) > accuracy)
                .sorted(Comparator.comparingDouble(
                        (Considered one) -> one.share().orElse(0)))
                .toList();
        double most = accuracy;
        for (Considered one : better) {
            if (one.accuracy().orElse(0) > most) {
                ladder.addFirst(one);
                most = one.accuracy().orElse(0);
            }
        }
        int start = ladder.size();
        Ladder.of(chosen).rungs().forEach(candidate -> ladder.add(of(chosen, candidate)));
        return new Rungs(ladder.stream().map(one -> Rung.of(one, fps)).toList(), start);
    }

    private static Considered of(Chosen chosen, Candidate candidate) {
        return chosen.considered().stream()
                .filter(considered -> considered.offer().candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    /** The same without one that turned out not to work. */
    public Rungs without(int place) {
        List<Rung> rest = new ArrayList<>(rungs);
        rest.remove(place);
        return new Rungs(rest, start > place ? start - 1 : Math.min(start, rest.size() - 1));
    }

    /**
     * The best that fits; the cheapest where none does.
     *
     * @param factor by what each costs more than was expected: for more pictures, or a device that is slower in operation
     * @param freeCores of the CPU
     * @param freePart of the device, if that is not the CPU
     * @param requests inferences at once at most; 0: as many as the device can do
     */
    public int affordable(double factor, double freeCores, double freePart, int requests) {
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            if (rung.cores() * factor <= freeCores
                    && (rung.onCpu() || rung.share() * factor <= freePart)
                    && rung.busy(factor) <= (requests == 0 ? Double.MAX_VALUE : requests * (1 - Selector.HEADROOM))) {
                return i;
            }
        }
        return rungs.size() - 1;
    }
}
