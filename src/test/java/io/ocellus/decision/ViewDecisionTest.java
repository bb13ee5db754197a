package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ocellus.config.PublishSpec.Policy;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Observation;
import io.ocellus.report.Report;
import io.ocellus.report.ScoredLabel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ViewDecisionTest {

    @Test
    void shouldTellTheFirstResultWhole() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.ON_CHANGE, 1, 3, 0));
        scene.latency = Duration.ofMillis(41);

        // when
        List<Report> reports = scene.see(1000, 0.1f, 0.7f, 0.2f);

        // then
        assertThat(reports)
                .containsExactly(new ClassificationResult(
                        "dock1",
                        "bay1",
                        scene.wall(1000),
                        "dog",
                        0.7f,
                        41,
                        "defects@7",
                        "CPU",
                        new ClassificationResult.Detail(
                                List.of(new ScoredLabel(1, "dog", 0.7f), new ScoredLabel(2, "owl", 0.2f)),
                                scene.observation(1000).timings(),
                                1001,
                                640,
                                480,
                                ClassificationResult.Clock.ARRIVAL,
                                "sha256:7",
                                scene.observation(1000).drops())));
    }

    @Test
    void shouldLeaveTheDetailOutOfTheShortForm() {
        // given
        Scene scene = new Scene(Scene.brief(Scene.plain()));

        // when
        scene.see(0, 0.1f, 0.7f, 0.2f);

        // then
        assertThat(scene.results())
                .singleElement()
                .satisfies(result -> assertThat(result.detail()).isNull());
    }

    @Test
    void shouldSayUnknownBelowTheMinimumConfidence() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, 1, 0.9));

        // when
        scene.see(0, 0.89f, 0.11f, 0);

        // then
        assertThat(scene.results().getFirst().label()).isEqualTo("unknown");
        assertThat(scene.results().getFirst().p()).isEqualTo(0.89f);
        assertThat(scene.labels()).extracting(Label::label).containsExactly("unknown");
    }

    @Test
    void shouldNameTheClassThatJustReachesTheMinimumConfidence() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, 1, 0.9));

        // when
        scene.see(0, 0.9f, 0.1f, 0);

        // then
        assertThat(scene.results().getFirst().label()).isEqualTo("cat");
    }

    @Test
    void shouldNameTheBestClassOfAMultilabelModel() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, 1, 0.5));

        // when
        scene.see(0, 0.8f, 0.9f, 0.1f);

        // then
        assertThat(scene.results().getFirst().label()).isEqualTo("dog");
        assertThat(topk(scene.results().getFirst()))
                .extracting(ScoredLabel::label)
                .containsExactly("dog", "cat");
    }

    @Test
    void shouldDecideOnTheSmoothedOutput() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.25, 1, 0));
        scene.see(0, 1, 0, 0);

        // when
        scene.see(100, 0, 1, 0);

        // then
        assertThat(scene.results().getLast().label()).isEqualTo("cat");
        assertThat(scene.results().getLast().p()).isEqualTo(0.75f);
    }

    @Test
    void shouldVerifyALabelWithEnoughAgreeingResults() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, 3, 0));
        scene.seeClass(0, 0);
        scene.seeClass(100, 0);
        assertThat(scene.labels()).isEmpty();

        // when
        scene.seeClass(200, 0);

        // then
        assertThat(scene.labels()).singleElement().satisfies(label -> {
            assertThat(label.label()).isEqualTo("cat");
            assertThat(label.since()).isEqualTo(scene.wall(0));
            assertThat(label.time()).isEqualTo(scene.wall(200));
        });
    }

    @Test
    void shouldTellTheSmoothedProbabilityAndTheModelThatVerified() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.25, 2, 0));
        scene.model = Scene.model("defects@8", "sha256:8", "cat", "dog", "owl");
        scene.seeClass(0, 0);

        // when
        scene.see(100, 0.6f, 0.4f, 0);

        // then
        assertThat(scene.labels()).singleElement().satisfies(label -> {
            assertThat(label.p()).isEqualTo(scene.results().getLast().p()).isEqualTo(0.9f);
            assertThat(label.model()).isEqualTo("defects@8");
        });
    }

    @Test
    void shouldKeepItsLabelWhenAnotherIsSeenInBetween() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 1, 2, 0));
        scene.seeClass(0, 0);
        scene.seeClass(100, 0);

        // when
        for (long millis = 200; millis < 2000; millis += 100) {
            scene.seeClass(millis, millis / 100 % 2 == 0 ? 1 : 0);
        }

        // then
        assertThat(scene.labels()).extracting(Label::label).containsExactly("cat");
    }

    @Test
    void shouldSmoothAnewAndKeepItsLabelWhenTheModelChanges() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.25, 2, 0));
        scene.seeClass(0, 1);
        scene.seeClass(100, 1);
        scene.model = Scene.model("defects@8", "sha256:8", "dog", "cat", "owl");

        // when
        scene.see(200, 0.6f, 0.4f, 0);

        // then
        assertThat(scene.results().getLast().label()).isEqualTo("dog");
        assertThat(scene.results().getLast().p()).isEqualTo(0.6f);
        assertThat(scene.results().getLast().model()).isEqualTo("defects@8");
        assertThat(scene.labels()).hasSize(1);
    }

    @Test
    void shouldFollowAModelWithAnotherNumberOfClasses() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.25, 1, 0));
        scene.seeClass(0, 2);
        scene.model = Scene.model("defects@8", "sha256:8", "dog", "cat");

        // when
        scene.see(100, 0.3f, 0.7f);

        // then
        assertThat(scene.results().getLast().label()).isEqualTo("cat");
    }

    @Test
    void shouldIgnoreAndCountAnObservationThatArrivesLate() {
        // given
        Scene scene = new Scene(Scene.plain());
        scene.seeClass(200, 0);

        // when
        List<Report> reports = scene.seeClass(100, 1);

        // then
        assertThat(reports).isEmpty();
        assertThat(scene.decision().ignored()).isEqualTo(1);
    }

    @Test
    void shouldSayUnknownAndCountWhenTheModelIsBroken() {
        // given
        Scene scene = new Scene(Scene.plain());

        // when
        scene.see(0, 0.9f, Float.NaN, 0);

        // then
        assertThat(scene.results()).singleElement().satisfies(result -> {
            assertThat(result.label()).isEqualTo("unknown");
            assertThat(result.p()).isZero();
            assertThat(topk(result)).isEmpty();
        });
        assertThat(scene.decision().broken()).isEqualTo(1);
    }

    @Test
    void shouldRecoverFromABrokenOutputAtOnce() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.EVERY, 0.25, 1, 0.5));
        scene.see(0, Float.NaN, Float.NaN, Float.NaN);

        // when
        scene.see(100, 0.1f, 0.8f, 0.1f);

        // then
        assertThat(scene.results().getLast().label()).isEqualTo("dog");
        assertThat(scene.results().getLast().p()).isEqualTo(0.8f);
    }

    @Test
    void shouldNeverTellANegativeAge() {
        // given
        Scene scene = new Scene(Scene.plain());
        scene.latency = Duration.ofMillis(-5);

        // when
        scene.seeClass(100, 0);

        // then
        assertThat(scene.results().getFirst().ageMillis()).isZero();
    }

    @Test
    void shouldAllocateNothingForAnObservationThatIsNotPublished() {
        // given
        Scene scene = new Scene(Scene.publish(Policy.ON_CHANGE, 0.5, 3, 0));
        Observation observation = scene.observation(0, 0.2f, 0.5f, 0.3f);
        observe(scene, observation, 100);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        // when
        observe(scene, observation, 10_000);

        // then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static List<ScoredLabel> topk(ClassificationResult result) {
        return Objects.requireNonNull(result.detail()).topk();
    }

    private static void observe(Scene scene, Observation observation, int times) {
        for (int i = 0; i < times; i++) {
            scene.decision().observe(observation, Scene.START, Scene.START_NANOS);
        }
    }
}
