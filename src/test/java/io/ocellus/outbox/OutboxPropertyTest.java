package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.report.Channel;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: each number given is delivered or announced as dropped, exactly once. */
class OutboxPropertyTest {

    @Test
    void shouldDeliverOrAnnounceEachNumberExactlyOnce() {
        qt().withExamples(2_000)
                .forAll(
                        integers().between(1, 6),
                        lists().of(integers().between(0, OutboxModel.ACTIONS - 1))
                                .ofSizeBetween(0, 120))
                .checkAssert(OutboxPropertyTest::play);
    }

    private static void play(int capacity, List<Integer> actions) {
        OutboxModel model = new OutboxModel(capacity);
        actions.forEach(model::act);
        model.finish();
        for (Channel channel : model.channels()) {
            assertThat(model.accountedFor(channel))
                    .as("delivered or announced on %s", channel)
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, model.lastSeq(channel))
                            .boxed()
                            .toList());
        }
    }
}
