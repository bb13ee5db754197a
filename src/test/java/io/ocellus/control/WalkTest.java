package io.ocellus.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.control.Walk.Committed;
import io.ocellus.control.Walk.Ended;
import io.ocellus.control.Walk.Going;
import io.ocellus.control.Walk.Probation;
import io.ocellus.control.Walk.Received;
import io.ocellus.control.Walk.Rejected;
import io.ocellus.control.Walk.RolledBack;
import io.ocellus.control.Walk.Superseded;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final Goal GOAL = new Goal(42, "sha256:d", "defects", "sha256:new", Instant.EPOCH);
    private static final List<Action> ALL =
            List.of(Action.FETCH, Action.VERIFY, Action.TRY, Action.EXCHANGE, Action.WATCH);

    private static Walk after(List<Action> actions) {
        Walk walk = new Received(GOAL, 0);
        for (Action action : actions) {
            walk = walk.on(new Event.Done(action)).next();
        }
        return walk;
    }

    @Test
    void shouldLeadFromReceivedToCommitted() {
        // given
        Walk received = new Received(GOAL, 0);

        // when
        Walk end = after(ALL);

        // then
        assertThat(received.boots("old")).isEqualTo("old");
        assertThat(end).isEqualTo(new Committed(GOAL));
        assertThat(end.boots("old")).isEqualTo("sha256:new");
    }

    @Test
    void shouldFetchLaterWhatIsUnreachable() {
        // given
        Walk received = new Received(GOAL, 0);

        // when
        Step step = received.on(new Event.Unreachable());

        // then
        assertThat(step).isEqualTo(new Step(received, Action.FETCH_LATER));
    }

    @Test
    void shouldRejectBeforeItIsAtWorkAndRollBackThen() {
        // given
        Walk tried = after(ALL.subList(0, 3));
        Walk probation = after(ALL.subList(0, 4));

        // when
        List<Walk> ends = List.of(
                tried.on(new Event.Failed(Action.EXCHANGE, "no-memory")).next(),
                probation.on(new Event.Failed(Action.WATCH, "constant")).next());

        // then
        assertThat(ends).containsExactly(new Rejected(GOAL, "no-memory"), new RolledBack(GOAL, "constant"));
    }

    @Test
    void shouldBeSupersededInEveryStateThatGoesOn() {
        // given
        List<Walk> going = List.of(0, 1, 2, 3, 4).stream()
                .map(n -> after(ALL.subList(0, n)))
                .toList();

        // when
        List<Step> steps =
                going.stream().map(walk -> walk.on(new Event.Newer())).toList();

        // then
        assertThat(going).allMatch(Going.class::isInstance);
        assertThat(steps).containsOnly(new Step(new Superseded(GOAL), Action.RESTORE));
    }

    @Test
    void shouldEndAfterTwoDeathsAndNotAfterOrderlyStops() {
        // given
        Walk probation = after(ALL.subList(0, 4));

        // when
        Walk end = probation
                .on(new Event.Died())
                .next()
                .on(new Event.Resumed())
                .next()
                .on(new Event.Done(Action.EXCHANGE))
                .next()
                .on(new Event.Died())
                .next();

        // then
        assertThat(end).isEqualTo(new RolledBack(GOAL, "crashed"));
    }

    @Test
    void shouldIgnoreWhatIsNotWaitedFor() {
        // given
        Walk probation = after(ALL.subList(0, 4));

        // when
        Step step = probation.on(new Event.TimedOut(Action.EXCHANGE));

        // then
        assertThat(step).isEqualTo(new Step(new Probation(GOAL, 0), Action.NOTHING));
    }

    @Test
    void shouldKeepItsOutcome() {
        // given
        Ended rejected = new Rejected(GOAL, "crashed");

        // when
        List<Step> steps = WalkModel.EVENTS.stream().map(rejected::on).toList();

        // then
        assertThat(steps).containsOnly(new Step(rejected, Action.NOTHING));
    }
}
