package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.report.Probabilities;
import io.ocellus.report.ScoredLabel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void shouldListTheBestFirst() {
        // given
        Smoother smoother = smoothed(0.1f, 0.6f, 0.3f);

        // when
        List<ScoredLabel> top = Ranking.top(2, smoother, List.of("cat", "dog", "owl"));

        // then
        assertThat(top).containsExactly(new ScoredLabel(1, "dog", 0.6f), new ScoredLabel(2, "owl", 0.3f));
    }

    @Test
    void shouldListNoMoreThanThereAre() {
        // given
        Smoother smoother = smoothed(0.4f, 0.6f);

        // when
        List<ScoredLabel> top = Ranking.top(5, smoother, List.of("cat", "dog"));

        // then
        assertThat(top).extracting(ScoredLabel::label).containsExactly("dog", "cat");
    }

    @Test
    void shouldNumberAClassWithoutAName() {
        // given
        List<String> names = List.of("cat", " ");

        // when
        List<String> shown =
                IntStream.range(0, 3).mapToObj(i -> Ranking.name(names, i)).toList();

        // then
        assertThat(shown).containsExactly("cat", "class 1", "class 2");
    }

    @Test
    void shouldAgreeWithASort() {
        qt().withExamples(300)
                .forAll(
                        lists().of(integers().between(0, 20)).ofSizeBetween(1, 40),
                        integers().between(1, 10))
                .checkAssert((scores, count) -> {
                    // given
                    float[] values = new float[scores.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = scores.get(i) / 20f;
                    }

                    // when
                    List<ScoredLabel> top = Ranking.top(count, smoothed(values), List.of());

                    // then
                    assertThat(top)
                            .extracting(ScoredLabel::index)
                            .containsExactlyElementsOf(IntStream.range(0, values.length)
                                    .boxed()
                                    .sorted(Comparator.comparingDouble(i -> -values[i]))
                                    .limit(count)
                                    .toList());
                });
    }

    private static Smoother smoothed(float... values) {
        Smoother smoother = new Smoother(1);
        smoother.accept(Probabilities.ofOwned(values));
        return smoother;
    }
}
