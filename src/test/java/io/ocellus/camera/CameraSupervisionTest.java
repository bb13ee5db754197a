package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ocellus.camera.ScriptedSource.Mood;
import io.ocellus.frame.Drops;
import io.ocellus.frame.Frame;
import io.ocellus.frame.Mailbox;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a camera does about sources that hang, break and come back, on a clock that the test turns. */
@Timeout(30)
class CameraSupervisionTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), () -> 0);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock();
    private final List<ScriptedSource> sources = new CopyOnWriteArrayList<>();
    private IntFunction<Mood> openings = n -> Mood.GIVE;
    private final Cameras cameras = new Cameras(
            (url, spec, credentials) -> {
                ScriptedSource source = new ScriptedSource(openings.apply(sources.size()));
                sources.add(source);
                return source;
            },
            clock,
            BACKOFF);

    @AfterEach
    void letEverybodyGo() {
        cameras.close();
        sources.forEach(s -> s.release.countDown());
    }

    private Recorder start() {
        return Recorder.start(cameras, Specs.of("rtsp://cam/live"));
    }

    private static void awaitPhase(Recorder recorder, Phase phase) {
        await().until(() -> recorder.camera.state().phase() == phase);
    }

    private void awaitStuck(int thread) throws InterruptedException {
        await().until(() -> sources.size() > thread);
        sources.get(thread).hanging.await();
        clock.advance(LONG);
    }

    @Test
    void shouldReplaceAThreadThatHangsInARead() throws Exception {
        // given
        Recorder recorder = start();
        awaitPhase(recorder, Phase.LIVE);
        sources.getFirst().reading = Mood.HANG;
        awaitStuck(0);

        // when
        awaitPhase(recorder, Phase.RECONNECTING);
        clock.advance(LONG);
        awaitPhase(recorder, Phase.LIVE);

        // then
        assertThat(recorder.phases())
                .containsExactly(Phase.CONNECTING, Phase.LIVE, Phase.STALLED, Phase.RECONNECTING, Phase.LIVE);
        assertThat(recorder.camera.stats().abandoned()).isEqualTo(1);
        assertThat(sources).hasSize(2);
    }

    @Test
    void shouldReleaseWhatAnAbandonedThreadHeldAndTakeNoPictureFromIt() throws Exception {
        // given
        openings = n -> n == 0 ? Mood.GIVE : Mood.HANG;
        Recorder recorder = start();
        awaitPhase(recorder, Phase.LIVE);
        ScriptedSource first = sources.getFirst();
        first.reading = Mood.HANG;
        awaitStuck(0);
        awaitPhase(recorder, Phase.RECONNECTING);
        int before = recorder.seen.size();

        // when
        first.release.countDown();
        first.closed.await();

        // then
        await().until(() -> recorder.camera.stats().abandoned() == 0);
        assertThat(recorder.seen).hasSize(before);
    }

    @Test
    void shouldFailWhenTooManyThreadsAreStuck() throws Exception {
        // given
        openings = n -> Mood.HANG;
        Recorder recorder = start();

        // when
        for (int thread = 0; thread <= Camera.MAX_ABANDONED; thread++) {
            awaitStuck(thread);
            int stuck = thread + 1;
            await().until(() -> recorder.camera.stats().abandoned() == stuck);
            clock.advance(LONG);
        }

        // then
        awaitPhase(recorder, Phase.FAILED);
        assertThat(sources).hasSize(Camera.MAX_ABANDONED + 1);
        assertThat(recorder.reports.getLast().reason()).contains("4 capture threads are stuck");
    }

    @Test
    void shouldTryAgainWhenAStuckThreadComesBackToAFailedCamera() throws Exception {
        // given
        openings = n -> n <= Camera.MAX_ABANDONED ? Mood.HANG : Mood.GIVE;
        Recorder recorder = start();
        for (int thread = 0; thread <= Camera.MAX_ABANDONED; thread++) {
            awaitStuck(thread);
            int stuck = thread + 1;
            await().until(() -> recorder.camera.stats().abandoned() == stuck);
            clock.advance(LONG);
        }
        awaitPhase(recorder, Phase.FAILED);

        // when
        sources.getFirst().release.countDown();
        awaitPhase(recorder, Phase.RECONNECTING);
        clock.advance(LONG);

        // then
        awaitPhase(recorder, Phase.LIVE);
    }

    @Test
    void shouldCloseWithoutWaitingForAStuckThread() throws Exception {
        // given
        openings = n -> Mood.HANG;
        Recorder recorder = start();
        sources.getFirst().hanging.await();

        // when
        recorder.close();

        // then: here, although the thread still hangs
        assertThat(sources.getFirst().closed.getCount()).isEqualTo(1);
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING);
        assertThat(recorder.camera.state().phase()).isEqualTo(Phase.DISABLED);
    }

    @Test
    void shouldBackOffBetweenAttempts() {
        // given
        openings = n -> Mood.BREAK;
        Recorder recorder = start();
        await().until(() -> recorder.reports.size() == 2);

        // when
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> recorder.reports.size() == 3);

        // then
        assertThat(recorder.camera.state())
                .isEqualTo(
                        new CameraState.Reconnecting(clock.now(), 2, clock.now().plusSeconds(2), "refused"));
    }

    @Test
    void shouldStartAnewWhenASteadyStreamBreaks() {
        // given
        Recorder recorder = start();
        awaitPhase(recorder, Phase.LIVE);
        breakAndComeBack(recorder);
        breakAndComeBack(recorder);
        clock.advance(CameraState.STEADY);
        await().until(() -> recorder.camera.state() instanceof CameraState.Live live && live.attempts() == 0);

        // when
        sources.getFirst().reading = Mood.BREAK;

        // then
        awaitPhase(recorder, Phase.RECONNECTING);
        assertThat(recorder.camera.state())
                .isInstanceOfSatisfying(
                        CameraState.Reconnecting.class,
                        r -> assertThat(r.attempt()).isEqualTo(1));
    }

    @Test
    void shouldNotTakeSilenceAfterAPictureForASteadyStream() throws Exception {
        // given
        Recorder recorder = start();
        awaitPhase(recorder, Phase.LIVE);
        breakAndComeBack(recorder);
        sources.getFirst().reading = Mood.HANG;
        sources.getFirst().hanging.await();
        clock.advance(CameraState.STEADY.multipliedBy(2));

        // when
        sources.getFirst().reading = Mood.BREAK;
        sources.getFirst().release.countDown();

        // then
        awaitPhase(recorder, Phase.RECONNECTING);
        assertThat(recorder.camera.state())
                .isInstanceOfSatisfying(
                        CameraState.Reconnecting.class,
                        r -> assertThat(r.attempt()).isEqualTo(2));
    }

    private void breakAndComeBack(Recorder recorder) {
        sources.getFirst().reading = Mood.BREAK;
        awaitPhase(recorder, Phase.RECONNECTING);
        sources.getFirst().reading = Mood.GIVE;
        clock.advance(LONG);
        awaitPhase(recorder, Phase.LIVE);
    }

    @Test
    void shouldCarryOnAfterOpenCvThrowsAndTellNoPassword() {
        // given
        Recorder recorder = start();
        awaitPhase(recorder, Phase.LIVE);

        // when
        sources.getFirst().reading = Mood.THROW;
        awaitPhase(recorder, Phase.RECONNECTING);

        // then
        assertThat(recorder.reports.getLast().reason())
                .contains("rtsp://***@cam/live")
                .doesNotContain("s3cret");
    }

    @Test
    void shouldCarryOnWhenAWorkersBellThrows() {
        // given
        AtomicInteger rung = new AtomicInteger();
        Mailbox mailbox = new Mailbox(false, () -> {
            if (rung.incrementAndGet() == 1) {
                throw new IllegalStateException("bell");
            }
        });
        Camera camera =
                cameras.create("cam1", Specs.of("rtsp://cam/live").spec(), null, Map.of("main", mailbox), report -> {});
        camera.start();
        await().until(() -> camera.state().phase() == Phase.RECONNECTING);

        // when
        clock.advance(LONG);

        // then
        await().until(() -> camera.state().phase() == Phase.LIVE && rung.get() > 1);
        mailbox.close();
    }

    @Test
    void shouldDropAndCountWhatFindsNoBuffer() {
        // given
        Mailbox mailbox = new Mailbox(false, () -> {});
        Camera camera =
                cameras.create("cam1", Specs.of("rtsp://cam/live").spec(), null, Map.of("main", mailbox), report -> {});
        camera.start();
        List<Frame> held = new CopyOnWriteArrayList<>();

        // when
        await().until(() -> {
            Frame frame = mailbox.poll();
            if (frame != null) {
                held.add(frame);
            }
            return mailbox.drops().of(Drops.Reason.NO_BUFFER) > 0;
        });

        // then
        assertThat(held).hasSize(3);
        assertThat(camera.stats().drops()).containsKey("no_buffer");
        held.forEach(Frame::close);
        camera.close();
        mailbox.close();
    }

    @Test
    void shouldFollowAStreamThatChangesItsSize() {
        // given
        Recorder recorder = start();
        await().until(() -> !recorder.seen.isEmpty());

        // when
        sources.getFirst().width = 64;
        await().until(() -> recorder.seen.getLast().width() == 64);

        // then
        assertThat(recorder.camera.stats().width()).isEqualTo(64);
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
    }

    @Test
    void shouldStayClosedWhenSwitchedOff() {
        // when
        Recorder recorder = Recorder.start(cameras, Specs.of("rtsp://cam/live").disabled());

        // then
        assertThat(recorder.phases()).containsExactly(Phase.DISABLED);
        assertThat(sources).isEmpty();
    }

    @Test
    void shouldFailForAWrongUrlInOneSentence() {
        // when
        Recorder recorder = Recorder.start(cameras, Specs.of("rtsp://op:s3cret@cam/live"));

        // then
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.FAILED);
        assertThat(recorder.reports.getLast().reason()).contains("credentials").doesNotContain("s3cret");
    }

    @Test
    void shouldRefuseToStartTwice() {
        // given
        Recorder recorder = start();

        // when / then
        assertThatThrownBy(recorder.camera::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSurviveAListenerThatFails() {
        // given
        CountDownLatch told = new CountDownLatch(2);
        Consumer<CameraReport> failing = report -> {
            told.countDown();
            throw new IllegalStateException("listener");
        };
        Mailbox mailbox = new Mailbox(false, () -> {});
        Camera camera =
                cameras.create("cam1", Specs.of("rtsp://cam/live").spec(), null, Map.of("main", mailbox), failing);

        // when
        camera.start();

        // then
        await().until(() -> camera.state().phase() == Phase.LIVE && told.getCount() == 0);
        mailbox.close();
    }
}
