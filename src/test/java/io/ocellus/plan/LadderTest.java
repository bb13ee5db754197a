package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.plan.Decision.Chosen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    @Test
    void shouldGoDownInResolutionBeforeItGoesDownInVariant() {
        // given
        Offer best = Gateway.offer("lite2", 260, "CPU", 0.78, 20);
        Offer smaller = Gateway.offer("lite2", 192, "CPU", 0.73, 11);
        Offer smallest = Gateway.offer("lite2", 160, "CPU", 0.70, 8);
        Offer other = Gateway.offer("lite0", 224, "CPU", 0.75, 10);
        Offer tiny = Gateway.offer("lite0", 160, "CPU", 0.69, 5);
        Offer elsewhere = Gateway.offer("lite0", 128, "GPU", 0.6, 1);
        Choice choice = new Chooser(Gateway.cores(2), List.of(tiny, other, smallest, elsewhere, smaller, best))
                .choose(List.of(Gateway.demand("c", 50)));

        // when
        Ladder ladder = Ladder.of((Chosen) choice.decisions().getFirst());

        // then
        assertThat(ladder.rungs())
                .containsExactly(best.candidate(), smaller.candidate(), smallest.candidate(), tiny.candidate());
    }
}
