package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.choice.Decoding.Sent;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Selection;
import io.ocellus.inference.Placement;
import io.ocellus.inference.SlotStats;
import io.ocellus.inference.Timing;
import io.ocellus.inference.ViewStats;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelFolder;
import io.ocellus.model.ModelInput;
import io.ocellus.plan.Accuracy;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Choice;
import io.ocellus.plan.Chooser;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Demand;
import io.ocellus.plan.Estimate;
import io.ocellus.plan.Offer;
import io.ocellus.plan.SteppingPolicy;
import io.ocellus.plan.Verdict;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps and moves of a classifier on a GPU and a CPU that are made up, second by second. */
class KeeperTest {

    private static final double FPS = 25;

    private final List<String> exchanged = new CopyOnWriteArrayList<>();
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    private final MadeUp choices = new MadeUp();
    private boolean held;
    private boolean refusing;
    private long second;
    private long inferences;
    private long superseded;
    private long failures;

    private final Keeper keeper = new Keeper(
            choices,
            new Exchanges() {
                @Override
                public boolean isHeld(String classifier) {
                    return held;
                }

                @Override
                public void exchange(String classifier, Seat next) {
                    if (refusing) {
                        throw new IllegalStateException("out of memory");
                    }
                    exchanged.add(next.placement().device() + " "
                            + next.model().input().width());
                }
            },
            classifier -> stats(),
            List::of,
            events::add,
            () -> {},
            InstantSource.system(),
            SteppingPolicy.DEFAULT,
            () -> 0);

    @AfterEach
    void close() {
        keeper.close();
    }

    private SlotStats stats() {
        Timing none = new Timing(List.of(1.0), List.of(inferences, 0L), inferences);
        return new SlotStats(
                new Observation.Model("m@1", "", List.of(), "CPU"),
                1,
                inferences,
                failures,
                0,
                none,
                none,
                none,
                List.of(new ViewStats("c", "main", inferences, superseded, failures)));
    }

    /** So many seconds in each of which so much happens. */
    private void pass(int seconds, int done, int dropped, int failed) {
        for (int i = 0; i < seconds; i++) {
            second++;
            inferences += done;
            superseded += dropped;
            failures += failed;
            keeper.look(TimeUnit.SECONDS.toNanos(second));
        }
    }

    private List<String> codes() {
        return events.stream().map(AuditEvent::code).toList();
    }

    @Test
    void shouldStepDownWhereTheTargetIsMissedForAWhile() {
        // when
        pass(10, 10, 15, 0);

        // then
        await().until(() -> exchanged.equals(List.of("GPU 160")));
        await().until(() -> events.size() == 1);
        assertThat(events.getFirst().message())
                .isEqualTo("Classifier only steps down from m@1 224x224 on GPU to m@1 160x160 on GPU:"
                        + " 10.0 of 25.0 pictures a second are classified.");
    }

    @Test
    void shouldNotStepWhileItIsHeld() {
        // given
        held = true;

        // when
        pass(30, 10, 15, 0);

        // then
        assertThat(events).isEmpty();
        assertThat(exchanged).isEmpty();
    }

    @Test
    void shouldStayWhereTheNextModelCantBeLoaded() {
        // given
        refusing = true;

        // when
        pass(10, 10, 15, 0);

        // then
        await().until(() -> codes().contains("model.passed_over"));
        assertThat(events.getFirst().message())
                .isEqualTo("Classifier only stays with m@1 224x224 on GPU, since m@1 160x160 on GPU can't be used:"
                        + " out of memory.");
    }

    @Test
    void shouldLeaveADeviceThatFailsAndTryItAgainLater() {
        // when
        pass(5, 0, 0, 20);
        await().until(() -> codes().equals(List.of("device.left", "model.moved")));
        pass(90, 25, 0, 0);
        await().until(() -> events.size() == 3);

        // then
        assertThat(exchanged).containsExactly("CPU 224", "GPU 224");
        assertThat(events.getLast().message())
                .isEqualTo("Classifier only moves from m@1 224x224 on CPU to m@1 224x224 on GPU.");
    }

    /** A model of two sizes that a GPU and the CPU can both afford; the GPU needs less energy. */
    private static final class MadeUp implements Choices {

        private final ModelDescription model = new ModelFolder(Path.of("models"), "0.1.0").find("imagenet-lite0", null);
        private final Demand demand =
                new Demand("only", "t", FPS, Duration.ofSeconds(1), 0, List.of(), Optional.empty());

        private static Offer offer(String device, int size, double accuracy) {
            return new Offer(
                    new Candidate("m@1", "d", "", "t", size, size, device, "int8"),
                    new Estimate.Measured(new Cost(1, 0.001, 0.001, 1e6 / size, 0.001, 1, 1)),
                    List.of(new Accuracy("s", "s", size, "avx2", accuracy, 100)),
                    new Verdict.Right(false));
        }

        @Override
        public Map<String, ClassifierSpec> specs() {
            Selection selection = new Selection("t", 0, Duration.ofSeconds(1), 0, List.of());
            return Map.of("only", new ClassifierSpec("auto", null, "auto", 0, 5, selection));
        }

        @Override
        public Choice choice() {
            return again(List.of(), device -> true);
        }

        @Override
        public double demanded(String classifier) {
            return FPS;
        }

        @Override
        public Budget budget(Collection<Sent> cameras) {
            return new Budget(2, 0, 0.15, "avx2");
        }

        @Override
        public Choice again(Collection<Sent> cameras, Predicate<String> offered) {
            List<Offer> offers = List.of(
                            offer("GPU", 224, 0.8),
                            offer("GPU", 160, 0.7),
                            offer("CPU", 224, 0.8),
                            offer("CPU", 160, 0.7))
                    .stream()
                    .filter(offer -> offered.test(offer.candidate().device()))
                    .toList();
            return new Chooser(budget(cameras), offers).choose(List.of(demand));
        }

        @Override
        public boolean hasFailed(String device) {
            return false;
        }

        @Override
        public Seat seat(String classifier, Candidate candidate) {
            return new Seat(sized(candidate.width()), new Placement(candidate.device(), 0));
        }

        private ModelDescription sized(int size) {
            return new ModelDescription(
                    "m",
                    1,
                    "",
                    "",
                    model.digest(),
                    model.xml(),
                    model.bin(),
                    new ModelInput(
                            size,
                            size,
                            model.input().color(),
                            model.input().layout(),
                            List.of(),
                            List.of(),
                            model.input().fit(),
                            0,
                            false),
                    model.output(),
                    List.of(),
                    null,
                    model.evidence());
        }
    }
}
