package io.ocellus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final List<String> CPU = List.of("CPU");
    private static final List<String> BOTH = List.of("CPU", "GPU");

    private static Load capacity(List<String> devices, double cores) {
        return Load.capacity(new Budget(cores, 0, 0, "avx2"), devices);
    }

    private static List<List<Option>> random(Random random, int classifiers, int most, List<String> devices) {
        return IntStream.range(0, classifiers)
                .mapToObj(i -> IntStream.rangeClosed(0, random.nextInt(most))
                        .mapToObj(j -> option(random, devices))
                        .toList())
                .toList();
    }

    private static Option option(Random random, List<String> devices) {
        String device = devices.get(random.nextInt(devices.size()));
        double seconds = 0.01 + random.nextInt(100) / 100.0;
        Cost cost = new Cost(0, seconds, seconds, 1 / seconds, device.equals("CPU") ? seconds : seconds / 20, 0, 1);
        return new Option(
                random.nextInt(50), devices.size() - devices.indexOf(device), Load.of(1, device, cost, devices, 1));
    }

    private static Optional<Assignment> byTryingAll(List<List<Option>> options, Load capacity, Load nothing) {
        List<List<Integer>> picks = List.of(List.of());
        for (List<Option> next : options) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> pick : picks) {
                IntStream.range(0, next.size()).forEach(i -> {
                    List<Integer> more = new ArrayList<>(pick);
                    more.add(i);
                    longer.add(more);
                });
            }
            picks = longer;
        }
        return picks.stream()
                .map(pick -> Assignment.of(pick, options, nothing))
                .filter(assignment -> assignment.load().within(capacity))
                .min(Assignment.BETTER.thenComparing(
                        Comparator.comparingLong(a -> a.load().total())));
    }

    @Test
    void shouldFindWhatTryingEverythingFinds() {
        qt().withExamples(1000)
                .forAll(longs().all(), integers().between(1, 4), integers().between(1, 30))
                .checkAssert((seed, classifiers, tenths) -> {
                    // given
                    List<List<Option>> options = random(new Random(seed), classifiers, 6, BOTH);
                    Load capacity = capacity(BOTH, tenths / 10.0);

                    // when
                    Optional<Assignment> found = new Search(options, Load.none(BOTH)).best(capacity);

                    // then
                    assertThat(found.map(SearchTest::figures))
                            .isEqualTo(byTryingAll(options, capacity, Load.none(BOTH))
                                    .map(SearchTest::figures));
                });
    }

    private static List<Long> figures(Assignment assignment) {
        return List.of(
                (long) assignment.worst(),
                (long) assignment.sum(),
                (long) assignment.energy(),
                assignment.load().total());
    }

    @Test
    void shouldFindTheLeastExcessWhereNothingFits() {
        // given
        Cost dear = new Cost(0, 1, 1, 0.5, 2, 0, 1);
        Cost cheap = new Cost(0, 1, 1, 0.8, 1.25, 0, 1);
        List<List<Option>> options = List.of(List.of(
                new Option(0, 0, Load.of(1, "CPU", dear, CPU, 1)), new Option(9, 0, Load.of(1, "CPU", cheap, CPU, 1))));

        // when
        Assignment found = new Search(options, Load.none(CPU)).leastExcess(capacity(CPU, 0));

        // then
        assertThat(found.picks()).containsExactly(1);
    }

    @Test
    void shouldHaveAnAnswerForNoClassifier() {
        // given
        Search search = new Search(List.of(), Load.none(CPU));

        // when
        Optional<Assignment> found = search.best(capacity(CPU, 1));

        // then
        assertThat(found)
                .hasValueSatisfying(assignment -> assertThat(assignment.picks()).isEmpty());
    }

    /** On the CPU alone: for each classifier at most (sums so far) · options, and the search for W looks at n · options · log. */
    @Test
    void shouldStayWithinItsBoundOfWork() {
        // given
        int classifiers = 12;
        int most = 40;
        int losses = 50;
        List<List<Option>> options = random(new Random(7), classifiers, most, CPU);
        Search search = new Search(options, Load.none(CPU));

        // when
        search.best(capacity(CPU, 3));

        // then
        long bound = (long) classifiers * most * 8 + (long) classifiers * most * (classifiers * losses + 1);
        assertThat(search.steps()).isLessThanOrEqualTo(bound);
    }

    @Test
    void shouldStaySmallWithSeveralDevices() {
        // given
        List<List<Option>> options = random(new Random(11), 8, 40, List.of("CPU", "GPU", "NPU"));
        Search search = new Search(options, Load.none(List.of("CPU", "GPU", "NPU")));

        // when
        search.best(capacity(List.of("CPU", "GPU", "NPU"), 2));

        // then
        assertThat(search.steps()).isLessThan(2_000_000);
    }
}
