package io.ocellus.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateJsonTest {

    private static final Goal GOAL =
            new Goal((1L << 53) - 1, "sha256:d", "defects", "sha256:m", Instant.parse("2026-11-25T05:00:00Z"));

    private static final List<Walk> WALKS = List.of(
            new Walk.Received(GOAL, 0),
            new Walk.Fetched(GOAL, 1),
            new Walk.Verified(GOAL, 0),
            new Walk.Tried(GOAL, 1),
            new Walk.Probation(GOAL, 1),
            new Walk.Committed(GOAL),
            new Walk.Rejected(GOAL, "crashed"),
            new Walk.RolledBack(GOAL, "constant"),
            new Walk.Superseded(GOAL));

    @Test
    void shouldReadBackEveryState() {
        // given
        List<ObjectNode> written = WALKS.stream().map(StateJson::of).toList();

        // when
        List<Walk> read =
                written.stream().map(StateJson::walk).flatMap(Optional::stream).toList();

        // then
        assertThat(read).isEqualTo(WALKS);
    }

    @Test
    void shouldReadBackWhatIsRemembered() {
        // given
        Memory ended = new Memory(42, "sha256:d", "crashed", GOAL.expires());

        // when
        List<Optional<Memory>> read =
                List.of(StateJson.memory(StateJson.of(ended)), StateJson.memory(StateJson.of(Memory.EMPTY)));

        // then
        assertThat(read).containsExactly(Optional.of(ended), Optional.of(Memory.EMPTY));
    }

    @Test
    void shouldNotGuessWhatItDoesNotUnderstand() {
        // given
        ObjectNode unknown = StateJson.of(WALKS.getFirst()).put("state", "floating");
        ObjectNode empty = JsonNodeFactory.instance.objectNode();

        // when
        List<Optional<Walk>> read = List.of(StateJson.walk(unknown), StateJson.walk(empty));

        // then
        assertThat(read).containsOnly(Optional.empty());
        assertThat(StateJson.memory(empty)).isEmpty();
    }
}
