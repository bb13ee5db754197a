package io.ocellus.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * The rung on which a classifier stands, and what it has learned about going up.
 *
 * @param rung from 0, the best
 * @param stays for each rung, for how long there must be room for it before a step up to it; never shorter for a better rung
 * @param settled monotonic nanoseconds before which readings mean nothing; empty before the first step
 * @param trial until when the last step up counts as failed if it is taken back; empty where none is on trial
 */
public record Standing(
        SteppingPolicy policy, int rung, List<Duration> stays, OptionalLong settled, OptionalLong trial) {

    /** Keeps its own copy. */
    public Standing {
        stays = List.copyOf(stays);
    }

    static Standing begin(int rungs, SteppingPolicy policy) {
        return new Standing(
                policy, 0, Collections.nCopies(rungs, policy.stay()), OptionalLong.empty(), OptionalLong.empty());
    }

    int lowest() {
        return stays.size() - 1;
    }

    boolean settling(long nanos) {
        return settled.isPresent() && nanos - settled.getAsLong() < 0;
    }

    boolean onTrial(long nanos) {
        return trial.isPresent() && nanos - trial.getAsLong() < 0;
    }

    /** The best rung for which there was room long enough; its own where there is none. */
    int reachable(int affordable, Duration room) {
        int target = affordable;
        while (target < rung && room.compareTo(stays.get(target)) < 0) {
            target++;
        }
        return target;
    }

    /** A rung that stood its trial can be reached sooner again, and so can those below it. */
    Standing withTrialOver(long nanos) {
        return trial.isEmpty() || onTrial(nanos)
                ? this
                : new Standing(policy, rung, sooner(), settled, OptionalLong.empty());
    }

    Standing steppedDown(int to, long nanos) {
        List<Duration> learned = onTrial(nanos) ? later(to) : withTrialOver(nanos).stays;
        return new Standing(policy, to, learned, after(nanos, policy.settle()), OptionalLong.empty());
    }

    Standing steppedUp(int to, long nanos) {
        return new Standing(
                policy,
                to,
                stays,
                after(nanos, policy.settle()),
                after(nanos, stays.get(to).multipliedBy(policy.trial())));
    }

    /** After a step up that failed: its rung waits twice as long, and so does every other one that is too dear now. */
    private List<Duration> later(int affordable) {
        Duration longer = policy.longer(stays.get(rung));
        List<Duration> learned = new ArrayList<>(stays);
        for (int i = 0; i < affordable; i++) {
            learned.set(i, Collections.max(List.of(stays.get(i), longer)));
        }
        return learned;
    }

    private List<Duration> sooner() {
        Duration shorter = policy.shorter(stays.get(rung));
        List<Duration> learned = new ArrayList<>(stays);
        for (int i = rung; i < stays.size(); i++) {
            learned.set(i, Collections.min(List.of(stays.get(i), shorter)));
        }
        return learned;
    }

    private static OptionalLong after(long nanos, Duration duration) {
        return OptionalLong.of(nanos + duration.toNanos());
    }
}
