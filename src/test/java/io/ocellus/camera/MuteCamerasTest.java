package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.retry.Backoff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cameras that are away, beside others: OpenCV opens one at a time. */
class MuteCamerasTest {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(50), Duration.ofMillis(100), () -> 0.5);
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Cameras cameras = new Cameras(Sources.real(null), CaptureClock.system(), QUICK);
    private ServerSocket mute;

    @BeforeEach
    void listen() throws IOException {
        mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void closeAll() throws IOException {
        mute.close();
        cameras.close();
    }

    @Test
    void shouldOpenACameraWhileOthersWaitForAnAnswer() throws Exception {
        // given
        List<Recorder> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String url = "rtsp://127.0.0.1:" + mute.getLocalPort() + "/" + i;
            waiting.add(Recorder.start(cameras, Specs.of(url).timeouts(LONG, LONG, LONG)));
        }
        Path clip = Files.write(folder.resolve("clip.mp4"), Hostile.resource("clip.mp4"));

        // when
        Recorder recorder = Recorder.start(cameras, Specs.of("file:" + clip).fast());
        await().until(() -> recorder.reached(Phase.ENDED));

        // then
        assertThat(recorder.seen).hasSize(12);
        assertThat(waiting).allSatisfy(w -> assertThat(w.camera.state().phase()).isEqualTo(Phase.CONNECTING));
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://127.0.0.1:1/cam, connection refused",
        "http://127.0.0.1:1/cam, connection refused",
        "https://[::1]:1/cam, can't be opened",
        "rtsp://no-such-host.invalid/cam, its host name is unknown"
    })
    void shouldSayWhyACameraCannotBeReached(String url, String why) {
        // when
        Recorder recorder = Recorder.start(cameras, Specs.of(url));
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // then
        assertThat(recorder.reports)
                .filteredOn(r -> r.phase() == Phase.RECONNECTING)
                .extracting(CameraReport::reason)
                .first()
                .asString()
                .contains(why);
    }
}
