package io.ocellus.control;

import io.ocellus.control.Walk.Ended;
import io.ocellus.control.Walk.Going;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as a model checker sees it: what is on the disk, what runs, and what is being done. Each step is one thing that reaches
 * the disk or the cameras, so a crash between any two of them is a path of its own.
 *
 * @param disk the saved walk
 * @param effective the model in the file {@code effective}
 * @param active the model at work, or null while the agent is down
 * @param started whether the walk has been told of the start
 * @param doing the action under way
 * @param effect whether its effect is there, though its end isn't told yet
 * @param proved whether the new model was verified and tried
 */
record WalkModel(
        Walk disk,
        String effective,
        @Nullable String active,
        boolean started,
        Action doing,
        boolean effect,
        boolean proved) {

    static final String OLD = "old";
    static final String NEW = "new";
    static final Goal GOAL = new Goal(42, "sha256:d", "defects", NEW, Instant.EPOCH);
    static final List<Event> EVENTS = events();

    static WalkModel start() {
        return new WalkModel(new Walk.Received(GOAL, 0), OLD, OLD, true, Action.FETCH, false, false);
    }

    private static List<Event> events() {
        List<Event> all = new ArrayList<>(
                List.of(new Event.Unreachable(), new Event.Newer(), new Event.Resumed(), new Event.Died()));
        for (Action action : Action.values()) {
            all.add(new Event.Done(action));
            all.add(new Event.Failed(action, "bad"));
            all.add(new Event.TimedOut(action));
        }
        return List.copyOf(all);
    }

    /** Every world that may be next. */
    Stream<WalkModel> next() {
        if (active == null) {
            return Stream.of(
                    new WalkModel(disk, effective, disk.boots(effective), false, Action.NOTHING, false, proved));
        }
        WalkModel crashed = new WalkModel(disk, effective, null, false, Action.NOTHING, false, proved);
        if (!started) {
            return Stream.of(crashed, told(new Event.Died()), told(new Event.Resumed()));
        }
        return Stream.concat(Stream.of(crashed), Stream.concat(effect ? Stream.empty() : acted(), ends()));
    }

    private Stream<WalkModel> acted() {
        String runs = switch (doing) {
            case EXCHANGE -> NEW;
            case RESTORE -> effective;
            default -> active;
        };
        String names = doing == Action.COMMIT ? NEW : effective;
        return doing == Action.NOTHING
                ? Stream.empty()
                : Stream.of(new WalkModel(disk, names, runs, true, doing, true, proved));
    }

    private Stream<WalkModel> ends() {
        Stream<Event> possible = EVENTS.stream()
                .filter(event -> !(event instanceof Event.Died || event instanceof Event.Resumed))
                .filter(event -> effect || !event.equals(new Event.Done(doing)));
        return disk instanceof Going ? possible.map(this::told) : Stream.empty();
    }

    private WalkModel told(Event event) {
        Step step = disk.on(event);
        boolean same = step.next().equals(disk) && step.action() == Action.NOTHING;
        boolean tried = proved || (disk instanceof Walk.Verified && step.next() instanceof Walk.Tried);
        Action following = step.action() == Action.FETCH_LATER ? Action.FETCH : step.action();
        return same
                ? new WalkModel(disk, effective, active, true, doing, effect, proved)
                : new WalkModel(step.next(), effective, active, true, following, false, tried);
    }

    /** Whether nothing is left to be done. */
    boolean rests() {
        return active != null && started && disk instanceof Ended && (doing == Action.NOTHING || effect);
    }
}
