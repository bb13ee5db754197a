package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ocellus.frame.Frame;
import io.ocellus.frame.FramePool;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.TinyIr;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.ClassificationResult.Clock;
import io.ocellus.report.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Scalar;

@ExtendWith(EngineExtension.class)
class ModelSlotTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Scalar COLOUR = new Scalar(1, 2, 3);

    @TempDir
    private Path folder;

    private final Engine engine;
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    ModelSlotTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void shouldObserveEveryFrameOfALosslessViewInOrder() throws Exception {
        // given
        List<Observation> seen = new CopyOnWriteArrayList<>();
        try (FramePool pool = new FramePool(4);
                ModelSlot slot = slot(load("a", 4, 3))) {
            View view = slot.add(lossless("main"), seen::add);

            // when
            play(view, pool, 1, 300, CvType.CV_8UC3);

            // then
            await().until(() -> seen.size() == 300);
            assertThat(seen).extracting(Observation::frame).isEqualTo(numbers(1, 300));
            assertThat(slot.stats().inferences()).isEqualTo(300);
            assertThat(slot.stats().inferred().count()).isEqualTo(300);
            assertThat(slot.stats().inFlight()).isZero();
        }
    }

    @Test
    void shouldTellAllThatIsKnownOfAFrame() throws Exception {
        // given
        List<Observation> seen = new CopyOnWriteArrayList<>();
        try (FramePool pool = new FramePool(4);
                ModelSlot slot = slot(load("a", 4, 1))) {
            View view = slot.add(lossless("bay"), seen::add);

            // when
            play(view, pool, 7, 7, CvType.CV_8UC3);

            // then
            await().until(() -> seen.size() == 1);
            Observation one = seen.getFirst();
            assertThat(one.camera()).isEqualTo("cam");
            assertThat(one.view()).isEqualTo("bay");
            assertThat(one.time()).isEqualTo(Instant.ofEpochMilli(7));
            assertThat(one.width()).isEqualTo(32);
            assertThat(one.height()).isEqualTo(24);
            assertThat(one.clock()).isEqualTo(Clock.FILE);
            assertThat(one.model().name()).isEqualTo("a@1");
            assertThat(one.model().executedOn()).isEqualTo("CPU");
            assertThat(one.timings()).containsOnlyKeys("wait", "preprocess", "infer");
            assertThat(one.drops()).isEqualTo(Map.of("superseded", 0L, "failed", 0L));
        }
    }

    @Test
    void shouldKeepTheNewestFrameUntilItsFirstModelComes() throws Exception {
        // given
        List<Observation> seen = new CopyOnWriteArrayList<>();
        try (FramePool pool = new FramePool(4);
                ModelSlot slot = engine.slot("test", events::add, CLOCK)) {
            View view = slot.add(new ViewPlan("cam", "main", Area.FULL, 0, false), seen::add);
            play(view, pool, 1, 3, CvType.CV_8UC3);

            // when
            slot.exchange(load("first", 4, 2));

            // then
            await().until(() -> !seen.isEmpty());
            assertThat(seen).extracting(Observation::frame).containsExactly(3L);
        }
    }

    @Test
    void shouldSayThatItHasNoModelYet() {
        // given
        try (ModelSlot slot = engine.slot("test", events::add, CLOCK)) {

            // when
            Throwable thrown = catchThrowable(slot::stats);

            // then
            assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("has no model yet");
        }
    }

    @Test
    void shouldExchangeTheModelUnderLoadWithoutLossOrMixture() throws Exception {
        // given
        List<Observation> seen = new CopyOnWriteArrayList<>();
        try (FramePool pool = new FramePool(6);
                ModelSlot slot = slot(load("m0", 4, 2))) {
            View view = slot.add(lossless("main"), seen::add);
            View other = slot.add(lossless("other"), observation -> {});
            Thread camera = Thread.ofPlatform().start(() -> play(view, pool, 1, 1000, CvType.CV_8UC3));
            Thread second = Thread.ofPlatform().start(() -> play(other, pool, 1, 1000, CvType.CV_8UC3));

            // when
            for (int i = 1; i <= 8; i++) {
                int before = seen.size();
                slot.exchange(load("m" + i, 3 + i % 5, 1 + i % 3));
                await().until(() -> seen.size() > before + 20 || !camera.isAlive());
            }

            // then
            camera.join();
            second.join();
            await().until(() -> seen.size() == 1000);
            assertThat(seen).extracting(Observation::frame).isEqualTo(numbers(1, 1000));
            assertThat(seen).allSatisfy(ModelSlotTest::assertOfOneModel);
            assertThat(seen).extracting(ModelSlotTest::generation).isSorted();
            assertThat(slot.model().name()).isEqualTo("m8@1");
            assertThat(events).isEmpty();
        }
    }

    @Test
    void shouldCloseTheOldModelWhenItsLastInferenceEnded() throws Exception {
        // given
        LoadedModel old = load("old", 4, 2);
        try (ModelSlot slot = slot(old)) {
            // when
            slot.exchange(load("new", 4, 2));

            // then
            await().untilAsserted(
                            () -> assertThat(catchThrowable(() -> old.request(0).infer()))
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("closed"));
        }
    }

    @Test
    void shouldCountFailuresTellThemOnceAndGoOn() throws Exception {
        // given
        List<Observation> seen = new CopyOnWriteArrayList<>();
        try (FramePool pool = new FramePool(4);
                ModelSlot slot = slot(load("a", 4, 2))) {
            View view = slot.add(lossless("main"), seen::add);

            // when
            play(view, pool, 1, 2, CvType.CV_8UC3);
            play(view, pool, 3, 5, CvType.CV_8UC2); // no picture has two channels
            play(view, pool, 6, 20, CvType.CV_8UC3);

            // then
            await().until(() -> slot.stats().inferences() == 17);
            assertThat(seen).extracting(Observation::frame).containsExactlyElementsOf(numbersWithout(1, 20, 3, 5));
            assertThat(slot.stats().failures()).isEqualTo(3);
            assertThat(seen.getLast().drops()).containsEntry("failed", 3L);
            assertThat(events)
                    .extracting(AuditEvent::code)
                    .startsWith("inference.failed")
                    .endsWith("inference.recovered");
            assertThat(events.getFirst().message())
                    .isEqualTo("Classifier test fails on view cam/main: a picture has 1, 3 or 4 channels, not 2");
        }
    }

    @Test
    void shouldGiveEveryBufferBackAndRefuseModelsOnceClosed() throws Exception {
        // given
        LoadedModel late = load("late", 4, 1);
        try (FramePool pool = new FramePool(3)) {
            ModelSlot slot = slot(load("a", 4, 2));
            View view = slot.add(new ViewPlan("cam", "main", Area.FULL, 0, false), observation -> {});
            play(view, pool, 1, 50, CvType.CV_8UC3);

            // when
            slot.close();

            // then
            Throwable thrown = catchThrowable(() -> slot.exchange(late));
            assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("was stopped");
            assertThat(acquireAll(pool, 3)).doesNotContainNull();
            assertThat(slot.stats().views()).isEmpty();
        }
    }

    @Test
    void shouldLeaveNoThreadBehind() throws Exception {
        // given
        ModelSlot slot = slot(load("a", 4, 2));
        slot.exchange(load("b", 4, 3));

        // when
        slot.close();

        // then
        await().untilAsserted(() -> assertThat(inferenceThreads()).isEmpty());
    }

    private static Set<String> inferenceThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ocellus-infer-test-"))
                .collect(Collectors.toSet());
    }

    private ModelSlot slot(LoadedModel model) {
        ModelSlot slot = engine.slot("test", events::add, CLOCK);
        slot.exchange(model);
        return slot;
    }

    /** A model whose every label carries its name, and whose number of classes tells it from its neighbours. */
    private LoadedModel load(String name, int classes, int requests) throws IOException {
        TinyIr ir = new TinyIr().matrix(new float[classes], new float[classes], new float[classes]);
        return engine.load(
                Models.write(folder.resolve(name), name, ir, Models.input(8, 8, Color.RGB, Fit.STRETCH), Models.LOGITS),
                new Placement("CPU", requests));
    }

    private static ViewPlan lossless(String view) {
        return new ViewPlan("cam", view, Area.FULL, 0, true);
    }

    private static void play(View view, FramePool pool, long first, long last, int type) {
        for (long number = first; number <= last; number++) {
            Frame frame = pool.acquire();
            while (frame == null) {
                Thread.onSpinWait();
                frame = pool.acquire();
            }
            frame.mat().create(24, 32, type);
            frame.mat().setTo(COLOUR);
            frame.describe(number, Instant.ofEpochMilli(number), System.nanoTime(), Clock.FILE);
            try {
                view.mailbox().offer(frame);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static List<@Nullable Frame> acquireAll(FramePool pool, int count) {
        List<@Nullable Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(pool.acquire());
        }
        return frames;
    }

    private static void assertOfOneModel(Observation observation) {
        String name = observation.model().name().replace("@1", "");
        assertThat(observation.probabilities().size())
                .isEqualTo(observation.model().labels().size());
        assertThat(observation.model().labels()).allMatch(label -> label.startsWith(name + "-"));
        assertThat(observation.model().digest()).isEqualTo("sha256:" + name);
    }

    private static int generation(Observation observation) {
        return Integer.parseInt(observation.model().name().substring(1, 2));
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Long> numbersWithout(long first, long last, long from, long to) {
        return LongStream.rangeClosed(first, last)
                .filter(number -> number < from || number > to)
                .boxed()
                .toList();
    }
}
