package io.ocellus.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.PublishSpec;
import io.ocellus.report.Label;
import io.ocellus.report.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time to live of a label is 10 s here. */
class LabelExpiryTest {

    private final Scene scene = new Scene(Scene.plain());

    @Test
    void shouldBeValidForItsTimeToLiveAfterTheCapture() {
        // given
        scene.latency = Duration.ofMillis(300);

        // when
        scene.seeClass(1000, 0);

        // then
        Label label = scene.labels().getFirst();
        assertThat(label.time()).isEqualTo(scene.wall(1300));
        assertThat(label.since()).isEqualTo(scene.wall(1000));
        assertThat(label.validUntil()).isEqualTo(scene.wall(11_000));
    }

    @Test
    void shouldSayUnknownWhenItExpires() {
        // given
        scene.seeClass(1000, 0);
        assertThat(scene.tick(10_999)).isEmpty();

        // when
        List<Report> reports = scene.tick(11_000);

        // then
        assertThat(Scene.labels(reports)).singleElement().satisfies(label -> {
            assertThat(label.label()).isEqualTo("unknown");
            assertThat(label.p()).isZero();
            assertThat(label.time()).isEqualTo(scene.wall(11_000));
            assertThat(label.since()).isEqualTo(scene.wall(11_000));
        });
    }

    @Test
    void shouldSayUnknownOnlyOnce() {
        // given
        scene.seeClass(0, 0);
        scene.tick(10_000);

        // when
        List<Report> later = scene.tick(60_000);

        // then
        assertThat(later).isEmpty();
    }

    @Test
    void shouldSayUnknownBeforeALabelThatArrivesAfterTheExpiry() {
        // given
        scene.seeClass(0, 0);

        // when
        List<Report> reports = scene.seeClass(10_500, 0);

        // then
        assertThat(Scene.labels(reports)).extracting(Label::label).containsExactly("unknown", "cat");
    }

    @Test
    void shouldTellAConfirmedLabelAgainWhenHalfOfItsValidityIsUsedUp() {
        // given
        scene.seeClass(0, 0);

        // when
        for (long millis = 100; millis <= 15_000; millis += 100) {
            scene.seeClass(millis, 0);
        }

        // then
        assertThat(scene.labels())
                .extracting(Label::time)
                .containsExactly(scene.wall(0), scene.wall(5000), scene.wall(10_000), scene.wall(15_000));
        assertThat(scene.labels()).extracting(Label::since).containsOnly(scene.wall(0));
        assertThat(scene.labels().getLast().validUntil()).isEqualTo(scene.wall(25_000));
    }

    @Test
    void shouldTellTheLaterEndByTheClockWhereFramesAreRare() {
        // given
        scene.seeClass(0, 0);
        scene.seeClass(4000, 0);

        // when
        List<Report> reports = scene.tick(5000);

        // then
        assertThat(Scene.labels(reports))
                .singleElement()
                .satisfies(label -> assertThat(label.validUntil()).isEqualTo(scene.wall(14_000)));
    }

    @Test
    void shouldNotProlongALabelThatNothingConfirms() {
        // given
        Scene noisy = new Scene(Scene.publish(PublishSpec.Policy.EVERY, 1, 2, 0));
        noisy.seeClass(0, 0);
        noisy.seeClass(100, 0);

        // when
        for (long millis = 200; millis <= 10_200; millis += 100) {
            noisy.seeClass(millis, millis / 100 % 2 == 0 ? 1 : 2);
        }

        // then
        assertThat(noisy.labels()).extracting(Label::label).containsExactly("cat", "unknown");
    }

    @Test
    void shouldNotExpireWhenTheWallClockLeaps() {
        // given
        scene.seeClass(0, 0);
        scene.wallStep = Duration.ofHours(1);

        // when
        List<Report> reports = scene.tick(4000);

        // then
        assertThat(reports).isEmpty();
    }

    @Test
    void shouldTellTheEndByTheWallClockOfTheMoment() {
        // given
        scene.seeClass(0, 0);
        scene.wallStep = Duration.ofHours(-1);

        // when
        scene.seeClass(5000, 0);

        // then
        assertThat(scene.labels().getLast().validUntil()).isEqualTo(scene.wall(15_000));
    }

    @Test
    void shouldSayUnknownWhenAViewShowsNothingAfterItsStart() {
        // given
        assertThat(scene.tick(9999)).isEmpty();

        // when
        scene.tick(10_000);

        // then
        assertThat(scene.labels()).singleElement().satisfies(label -> {
            assertThat(label.label()).isEqualTo("unknown");
            assertThat(label.model()).isEqualTo(Scene.MODEL.name());
        });
    }

    @Test
    void shouldLeaveAnObservationThatIsTooOldWithoutAVote() {
        // given
        scene.latency = Duration.ofSeconds(10);

        // when
        List<Report> reports = scene.seeClass(0, 0);

        // then
        assertThat(Scene.results(reports)).hasSize(1);
        assertThat(Scene.labels(reports)).extracting(Label::label).containsExactly("unknown");
    }

    @Test
    void shouldCountAgreeingResultsAnewAfterASilence() {
        // given
        Scene slow = new Scene(Scene.publish(PublishSpec.Policy.EVERY, 1, 2, 0));
        slow.tick(10_000);
        slow.seeClass(11_000, 0);

        // when
        slow.seeClass(21_000, 0);

        // then
        assertThat(slow.labels()).extracting(Label::label).containsExactly("unknown");
    }

    @Test
    void shouldSmoothAnewAfterASilence() {
        // given
        Scene smoothing = new Scene(Scene.publish(PublishSpec.Policy.EVERY, 0.25, 1, 0));
        smoothing.seeClass(0, 0);

        // when
        smoothing.seeClass(10_000, 1);

        // then
        assertThat(smoothing.results().getLast().label()).isEqualTo("dog");
        assertThat(smoothing.results().getLast().p()).isEqualTo(1);
    }
}
