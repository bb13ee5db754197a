package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.HealthSpec;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Health;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a live camera's pictures are told, on a clock that the test turns. */
@Timeout(30)
class CameraHealthTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), () -> 0.5);

    private final ManualClock clock = new ManualClock();
    private final List<ScriptedSource> sources = new CopyOnWriteArrayList<>();
    private final Cameras cameras = new Cameras(
            (url, spec, credentials) -> {
                ScriptedSource source = new ScriptedSource(ScriptedSource.Mood.GIVE);
                sources.add(source);
                return source;
            },
            clock,
            BACKOFF);

    @AfterEach
    void closeCameras() {
        cameras.close();
    }

    private Recorder start(String url, HealthSpec health) {
        Recorder recorder = Recorder.start(cameras, Specs.of(url).health(health));
        await().until(() -> recorder.camera.state().phase() == Phase.LIVE && !recorder.seen.isEmpty());
        return recorder;
    }

    private void passSeconds(Recorder recorder, int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            int before = recorder.seen.size();
            await().pollInterval(Duration.ofMillis(2)).until(() -> recorder.seen.size() > before + 1);
        }
    }

    private static List<Health> told(Recorder recorder) {
        return recorder.reports.stream()
                .filter(r -> r.phase() == Phase.LIVE)
                .map(CameraReport::health)
                .toList();
    }

    @Test
    void shouldStayLiveAndSayWhatIsWrong() {
        // given
        Recorder recorder = start("rtsp://cam/live", Specs.HEALTH);

        // when
        passSeconds(recorder, 12);

        // then
        CameraReport report = recorder.reports.getLast();
        assertThat(told(recorder)).containsExactly(Health.GOOD, Health.BLACK);
        assertThat(report.phase()).isEqualTo(Phase.LIVE);
        assertThat(report.reason()).isEqualTo("100 % of the picture is black: a covered lens, or no light at all");
        assertThat(report.time()).isAfter(recorder.reports.getFirst().time());
        assertThat(recorder.camera.stats().health()).isEqualTo(Health.BLACK);
    }

    @Test
    void shouldTellWhenItIsWellAgainAndWhenItFreezes() {
        // given
        Recorder recorder = start("rtsp://cam/live", Specs.HEALTH);
        passSeconds(recorder, 12);

        // when
        sources.getFirst().light = 100;
        passSeconds(recorder, 65);

        // then
        assertThat(told(recorder)).containsExactly(Health.GOOD, Health.BLACK, Health.GOOD, Health.FROZEN);
        assertThat(recorder.reports.get(3).reason()).isEmpty();
        assertThat(recorder.reports.getLast().reason()).contains("has not changed at all for 60 s");
    }

    @Test
    void shouldSayNothingOfHealthWhileNoPicturesCome() {
        // given
        Recorder recorder = start("rtsp://cam/live", Specs.HEALTH);
        passSeconds(recorder, 12);

        // when
        sources.getFirst().reading = ScriptedSource.Mood.BREAK;
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // then
        assertThat(recorder.reports.getLast().health()).isNull();
        assertThat(recorder.reports.getLast().reason()).contains("broke off");
    }

    @Test
    void shouldKeepItsVerdictOverAReconnect() {
        // given
        Recorder recorder = start("rtsp://cam/live", Specs.HEALTH);
        passSeconds(recorder, 12);
        sources.getFirst().reading = ScriptedSource.Mood.BREAK;
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // when
        sources.getFirst().reading = ScriptedSource.Mood.GIVE;
        clock.advance(Duration.ofSeconds(20));
        await().until(() -> recorder.camera.state().phase() == Phase.LIVE);

        // then
        assertThat(told(recorder)).containsExactly(Health.GOOD, Health.BLACK, Health.BLACK);
    }

    @Test
    void shouldJudgeNothingWhereSwitchedOff() {
        // given
        HealthSpec off = new HealthSpec(false, Duration.ofSeconds(10), Duration.ofSeconds(60), 0.98, 0.9, 0.03);
        Recorder recorder = start("rtsp://cam/live", off);

        // when
        passSeconds(recorder, 15);

        // then
        assertThat(told(recorder)).hasSize(1).containsOnlyNulls();
    }
}
