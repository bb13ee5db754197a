package io.ocellus.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.plan.Accuracy;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Chooser;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Demand;
import io.ocellus.plan.Estimate;
import io.ocellus.plan.Offer;
import io.ocellus.plan.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a classifier may step to from what was chosen, and what of it can be afforded. */
class RungsTest {

    private static final double FPS = 10;

    /** Of three sizes, the middle one is all that two cores can do: 0.4, 1 and 4 cores. */
    private final Rungs rungs = Rungs.of(chosen(offer(128, 0.6, 50), offer(224, 0.8, 20), offer(448, 0.9, 5)), FPS);

    private static Offer offer(int size, double accuracy, double fps) {
        return new Offer(
                new Candidate("m@1", "d", "", "t", size, size, "CPU", "int8"),
                new Estimate.Measured(new Cost(1, 1 / fps, 1 / fps, fps, 2 / fps, 1, 1)),
                List.of(new Accuracy("s", "s", size, "avx2", accuracy, 100)),
                new Verdict.Untried());
    }

    private static Chosen chosen(Offer... offers) {
        Demand demand = new Demand("c", "t", FPS, Duration.ofSeconds(1), 0, List.of(), Optional.empty());
        return (Chosen) new Chooser(new Budget(2, 0, 0.15, "avx2"), List.of(offers))
                .choose(List.of(demand))
                .decisions()
                .getFirst();
    }

    @Test
    void shouldHaveWhatIsBetterAboveAndWhatIsCheaperBelow() {
        // when
        List<Integer> sizes =
                rungs.rungs().stream().map(rung -> rung.candidate().width()).toList();

        // then
        assertThat(sizes).containsExactly(448, 224, 128);
        assertThat(rungs.start()).isEqualTo(1);
    }

    @Test
    void shouldAffordTheBestThatFits() {
        // when
        List<Integer> places = List.of(
                rungs.affordable(1, 1.7, 0, 0),
                rungs.affordable(0.4, 1.7, 0, 0),
                rungs.affordable(2, 1.7, 0, 0),
                rungs.affordable(100, 1.7, 0, 0));

        // then
        assertThat(places).containsExactly(1, 0, 2, 2);
    }

    @Test
    void shouldNotAffordMoreThanTheConfiguredRequestsCanDo() {
        // when
        int place = rungs.affordable(0.4, 1.7, 0, 1);

        // then
        assertThat(place).isEqualTo(0);
        assertThat(rungs.affordable(0.45, 2, 0, 1)).isEqualTo(1);
    }

    @Test
    void shouldStandWhereItStoodWithoutARungThatFailed() {
        // when
        List<Rungs> rest = List.of(rungs.without(0), rungs.without(2));

        // then
        assertThat(rest)
                .extracting(r -> r.rungs().get(r.start()).candidate().width())
                .containsOnly(224);
    }
}
