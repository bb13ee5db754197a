package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.report.Probabilities;
import io.ocellus.report.ScoredLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopKTest {

    private static final List<String> LABELS = List.of("a", "b", "c", "d");

    @Test
    void shouldListTheBestFirstAndTheEarlierAmongEquals() {
        // given
        Probabilities probabilities = Probabilities.ofOwned(new float[] {0.2f, 0.3f, 0.2f, 0.3f});

        // when
        List<ScoredLabel> best = TopK.of(probabilities, LABELS, 3);

        // then
        assertThat(best)
                .containsExactly(
                        new ScoredLabel(1, "b", 0.3f), new ScoredLabel(3, "d", 0.3f), new ScoredLabel(0, "a", 0.2f));
    }

    @Test
    void shouldListNoMoreThanThereAre() {
        // given
        Probabilities probabilities = Probabilities.ofOwned(new float[] {0.2f, 0.8f});

        // when
        List<ScoredLabel> best = TopK.of(probabilities, LABELS, 5);

        // then
        assertThat(best).extracting(ScoredLabel::label).containsExactly("b", "a");
    }
}
