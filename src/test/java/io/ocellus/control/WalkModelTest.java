package io.ocellus.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.control.Walk.Committed;
import io.ocellus.control.Walk.Ended;
import io.ocellus.control.Walk.Going;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Goes through every world that events and crashes, at every step, can lead to. */
class WalkModelTest {

    private static final List<Class<? extends Walk>> ORDER = List.of(
            Walk.Received.class, Walk.Fetched.class, Walk.Verified.class, Walk.Tried.class, Walk.Probation.class);

    private static Set<WalkModel> reachable() {
        Set<WalkModel> seen = new HashSet<>(Set.of(WalkModel.start()));
        Deque<WalkModel> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            open.remove().next().filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    @Test
    void shouldReachEveryState() {
        // given
        List<Class<?>> states = List.of(
                Walk.Received.class,
                Walk.Fetched.class,
                Walk.Verified.class,
                Walk.Tried.class,
                Walk.Probation.class,
                Walk.Committed.class,
                Walk.Rejected.class,
                Walk.RolledBack.class,
                Walk.Superseded.class);

        // when
        Set<Class<?>> reached =
                reachable().stream().map(world -> world.disk().getClass()).collect(Collectors.toSet());

        // then
        assertThat(reached).containsExactlyInAnyOrderElementsOf(states);
    }

    @Test
    void shouldAlwaysRunAModelThatWasProved() {
        // given
        Set<WalkModel> worlds = reachable();

        // when
        List<WalkModel> unproved = worlds.stream()
                .filter(world -> WalkModel.NEW.equals(world.active()) || WalkModel.NEW.equals(world.effective()))
                .filter(world -> !world.proved())
                .toList();

        // then
        assertThat(unproved).isEmpty();
        assertThat(worlds).filteredOn(WalkModel::started).allMatch(world -> world.active() != null);
    }

    @Test
    void shouldNameInEffectiveOnlyWhatWasCommitted() {
        // given
        Set<WalkModel> worlds = reachable();

        // when
        List<WalkModel> early = worlds.stream()
                .filter(world -> world.effective().equals(WalkModel.NEW))
                .filter(world -> !(world.disk() instanceof Committed))
                .toList();

        // then
        assertThat(early).isEmpty();
    }

    @Test
    void shouldRestWithTheModelThatTheOutcomeSays() {
        // given
        Set<WalkModel> worlds = reachable();

        // when
        List<WalkModel> resting = worlds.stream().filter(WalkModel::rests).toList();

        // then
        assertThat(resting).isNotEmpty().allSatisfy(world -> {
            String expected = world.disk() instanceof Committed ? WalkModel.NEW : WalkModel.OLD;
            assertThat(world.active()).isEqualTo(expected);
        });
    }

    @Test
    void shouldComeToRestFromEveryWorld() {
        // given
        Set<WalkModel> worlds = reachable();
        Set<WalkModel> calm = worlds.stream().filter(WalkModel::rests).collect(Collectors.toSet());

        // when
        boolean more = true;
        while (more) {
            more = calm.addAll(worlds.stream()
                    .filter(world -> world.next().anyMatch(calm::contains))
                    .toList());
        }

        // then
        assertThat(calm).isEqualTo(worlds);
    }

    @Test
    void shouldNeverLoop() {
        // given
        Set<Walk> going = reachable().stream()
                .map(WalkModel::disk)
                .filter(Going.class::isInstance)
                .collect(Collectors.toSet());

        // when
        List<Walk> back = going.stream()
                .filter(walk -> WalkModel.EVENTS.stream()
                        .filter(event -> !(event instanceof Event.Resumed)) // whoever stops an agent may do so for ever
                        .map(event -> walk.on(event).next())
                        .anyMatch(next -> !next.equals(walk) && !isForward((Going) walk, next)))
                .toList();

        // then
        assertThat(back).isEmpty();
        assertThat(going).noneMatch(walk -> walk.on(new Event.Died()).next().equals(walk));
    }

    private static boolean isForward(Going from, Walk to) {
        return switch (to) {
            case Ended _ -> true;
            case Going next ->
                next.deaths() > from.deaths()
                        || (next.deaths() == from.deaths()
                                && ORDER.indexOf(next.getClass()) > ORDER.indexOf(from.getClass()));
        };
    }
}
