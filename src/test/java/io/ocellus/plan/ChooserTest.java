package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.plan.Decision.Chosen;
import io.ocellus.plan.Decision.Considered;
import io.ocellus.plan.Decision.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChooserTest {

    private static final Offer SMALL = Gateway.offer("lite0", 160, "CPU", 0.70, 5);
    private static final Offer MIDDLE = Gateway.offer("lite0", 224, "CPU", 0.75, 10);
    private static final Offer LARGE = Gateway.offer("lite2", 260, "CPU", 0.78, 20);
    private static final List<Offer> OFFERS = List.of(LARGE, SMALL, MIDDLE);

    private static Choice choose(double cores, List<Offer> offers, Demand... demands) {
        return new Chooser(Gateway.cores(cores), offers).choose(List.of(demands));
    }

    private static Offer chosen(Choice choice, int classifier) {
        return ((Chosen) choice.decisions().get(classifier)).offer();
    }

    private static String why(Choice choice, Offer offer) {
        return choice.decisions().getFirst().considered().stream()
                .filter(considered -> considered.offer().equals(offer))
                .map(Considered::why)
                .findFirst()
                .orElseThrow();
    }

    private static Demand fixed(String model, String... devices) {
        return new Demand("c", "imagenet", 50, Duration.ofSeconds(1), 0, List.of(devices), Optional.of(model));
    }

    @Test
    void shouldTakeTheMostAccurateThatFits() {
        // when
        Choice choice = choose(1, OFFERS, Gateway.demand("c", 60));

        // then
        assertThat(chosen(choice, 0)).isEqualTo(MIDDLE);
        assertThat(why(choice, LARGE)).isEqualTo("with the other classifiers it needs 1.20 cores, and 1.00 are free");
        assertThat(why(choice, SMALL)).isEqualTo("it loses 5.0 points of accuracy against the one that was chosen");
    }

    @Test
    void shouldShareTheLossBeforeItSparesOne() {
        // when
        Choice choice = choose(1, OFFERS, Gateway.demand("a", 40), Gateway.demand("b", 40));

        // then
        assertThat(List.of(chosen(choice, 0), chosen(choice, 1))).containsExactly(MIDDLE, MIDDLE);
    }

    @Test
    void shouldPreferTheMoreEconomicalDeviceAmongEquals() {
        // given
        Offer gpu = Gateway.offer("lite0", 224, "GPU.0", 0.75, 4);
        Offer npu = Gateway.offer("lite0", 224, "NPU", 0.75, 8);

        // when
        Choice choice = choose(2, List.of(MIDDLE, gpu, npu), Gateway.demand("c", 10));

        // then
        assertThat(chosen(choice, 0)).isEqualTo(npu);
        assertThat(why(choice, gpu)).isEqualTo("it is no more accurate, and its device needs more energy");
    }

    @Test
    void shouldTakeTheCheapestWhereNothingFits() {
        // when
        Choice choice = choose(1, OFFERS, Gateway.demand("c", 400));

        // then
        assertThat(choice.fits()).isFalse();
        assertThat(chosen(choice, 0)).isEqualTo(SMALL);
        assertThat(why(choice, SMALL)).isEqualTo("chosen: nothing fits, and this exceeds the budget least");
    }

    @Test
    void shouldLeaveDecodingItsCores() {
        // given
        Budget budget = new Budget(64, 63.5, 0, Gateway.ISA);

        // when
        Choice choice = new Chooser(budget, OFFERS).choose(List.of(Gateway.demand("c", 60)));

        // then
        assertThat(choice.available()).containsEntry("CPU", 0.5);
        assertThat(chosen(choice, 0)).isEqualTo(SMALL);
    }

    @Test
    void shouldPassOverADeviceThatAnswersWrongly() {
        // given
        Offer wrong = Gateway.offer("lite0", 224, "NPU", 0.75, 1, new Verdict.Wrong("0.62 of 32 pictures agree"));

        // when
        Choice choice = choose(1, List.of(wrong, MIDDLE), Gateway.demand("c", 10));

        // then
        assertThat(chosen(choice, 0)).isEqualTo(MIDDLE);
        assertThat(why(choice, wrong)).isEqualTo("NPU answers wrongly: 0.62 of 32 pictures agree");
    }

    @Test
    void shouldObeyAFixedModelEvenWhereItDoesNotFit() {
        // when
        Choice choice = choose(0.1, OFFERS, fixed("lite2"));

        // then
        assertThat(chosen(choice, 0)).isEqualTo(LARGE);
        assertThat(why(choice, LARGE)).isEqualTo("chosen: the configuration names it");
        assertThat(choice.fits()).isFalse();
    }

    @Test
    void shouldRefuseAFixedModelThatIsNotThere() {
        // when
        Choice choice = choose(1, OFFERS, fixed("lite4"));

        // then
        assertThat(choice.decisions().getFirst())
                .isEqualTo(new Refused(
                        "c", "no model is called 'lite4'; 'ocellus models list' shows what is there", List.of()));
    }

    @Test
    void shouldRefuseAFixedDeviceThatIsNotThere() {
        // when
        Choice choice = choose(1, OFFERS, fixed("lite2", "NPU"));

        // then
        assertThat(choice.decisions().getFirst())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(
                                        "no candidate may serve c: lite2@1 260x260 on CPU: this classifier may use NPU only"));
    }

    @Test
    void shouldRefuseToCompareDifferentDataSets() {
        // given
        Offer other = new Offer(
                LARGE.candidate(),
                LARGE.estimate(),
                List.of(Gateway.row("sha256:other", 260, Gateway.ISA, 0.9)),
                LARGE.verdict());

        // when
        Choice choice = choose(1, List.of(SMALL, other), Gateway.demand("c", 1));

        // then
        assertThat(choice.decisions().getFirst())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains(
                                        "different data sets",
                                        "lite0@1 on the set sha256:val",
                                        "lite2@1 on the set sha256:other"));
    }

    @Test
    void shouldCompareOnlyWhatWasEvaluatedAtThisCpusLevel() {
        // given
        Budget old = new Budget(64, 0, 0, "avx2");

        // when
        Choice choice = new Chooser(old, OFFERS).choose(List.of(Gateway.demand("c", 1)));

        // then
        assertThat(choice.decisions().getFirst())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith(
                                        "'auto' can't choose for c: no bundle was evaluated at this CPU's level avx2"));
    }

    @Test
    void shouldHoldTheLimitsOfAgeAndAccuracy() {
        // given
        Demand demand = new Demand("c", "imagenet", 1, Duration.ofMillis(20), 0.72, List.of(), Optional.empty());

        // when
        Choice choice = choose(1, OFFERS, demand);

        // then
        assertThat(chosen(choice, 0)).isEqualTo(MIDDLE);
        assertThat(why(choice, LARGE))
                .isEqualTo("an inference takes up to 30 ms, and results may be 20 ms old at most");
        assertThat(why(choice, SMALL)).isEqualTo("its accuracy of 0.700 is below the 0.720 that are demanded");
    }

    @Test
    void shouldSayThatACostIsUnknown() {
        // given
        Offer unknown = new Offer(
                LARGE.candidate(), new Estimate.Unknown("nothing was measured"), LARGE.accuracies(), LARGE.verdict());

        // when
        Choice choice = choose(1, List.of(SMALL, unknown), Gateway.demand("c", 1));

        // then
        assertThat(why(choice, unknown)).isEqualTo("its cost is unknown: nothing was measured");
    }

    @Test
    void shouldKeepWhatRunsUntilSomethingBetterFitsWithAReserve() {
        // given
        Chooser chooser = new Chooser(Gateway.cores(1), OFFERS);
        Map<String, Candidate> running = Map.of("c", MIDDLE.candidate());

        // when
        Choice choice = chooser.choose(List.of(Gateway.demand("c", 48)), running);

        // then
        assertThat(chosen(choice, 0)).isEqualTo(MIDDLE);
        assertThat(why(choice, LARGE))
                .isEqualTo("it fits, but leaves less than the 10 % free that an exchange asks for");
    }
}
