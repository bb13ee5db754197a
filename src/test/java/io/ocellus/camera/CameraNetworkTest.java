package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.config.CameraSpec.Transport;
import io.ocellus.config.HealthSpec;
import io.ocellus.config.Local.Credentials;
import io.ocellus.config.Secret;
import io.ocellus.report.CameraReport.Health;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.report.ClassificationResult.Clock;
import io.ocellus.retry.Backoff;
import io.ocellus.testing.RtspServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras on real servers, and what happens when these are killed, frozen or mute. */
class CameraNetworkTest {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), () -> 0);
    private static final Credentials OPERATOR = new Credentials("op@gate", new Secret("p@ss:w/rd%"));

    @TempDir
    static Path folder;

    private static Path clip;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Cameras cameras;

    @BeforeAll
    static void makeClip() throws Exception {
        clip = Clips.h264(folder, 1500);
    }

    @BeforeEach
    void openCameras() {
        cameras = new Cameras(Sources.real(null), CaptureClock.system(), QUICK);
        opened.add(cameras);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private RtspServer rtsp(String... options) throws Exception {
        assumeTrue(RtspServer.isInstalled());
        RtspServer server = new RtspServer(clip, options);
        opened.add(server);
        return server;
    }

    private static void awaitFrames(Recorder recorder) {
        int before = recorder.seen.size();
        await().until(() -> recorder.seen.size() > before + 3);
    }

    @Test
    void shouldPlayAnRtspCamera() throws Exception {
        // given
        RtspServer server = rtsp();

        // when
        Recorder recorder = Recorder.start(cameras, Specs.of(server.url()));
        awaitFrames(recorder);

        // then
        assertThat(recorder.seen).allMatch(s -> s.width() == 160 && s.clock() == Clock.ARRIVAL);
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
    }

    @Test
    void shouldOpenEachCameraWithItsOwnTransport() throws Exception {
        // given
        RtspServer tcp = rtsp("--transport", "tcp");
        RtspServer udp = rtsp("--transport", "udp");

        // when
        Recorder overTcp = Recorder.start(cameras, Specs.of(tcp.url()).transport(Transport.TCP));
        Recorder overUdp = Recorder.start(cameras, Specs.of(udp.url()).transport(Transport.UDP));
        awaitFrames(overTcp);
        awaitFrames(overUdp);

        // then
        assertThat(overTcp.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
        assertThat(overUdp.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
    }

    @Test
    void shouldRefuseAServerThatKnowsOnlyTheOtherTransport() throws Exception {
        // given
        RtspServer udp = rtsp("--transport", "udp");

        // when
        Recorder recorder = Recorder.start(cameras, Specs.of(udp.url()).transport(Transport.TCP));
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // then
        assertThat(recorder.seen).isEmpty();
    }

    @Test
    void shouldComeBackAfterTheServerWasKilled() throws Exception {
        // given
        RtspServer server = rtsp();
        Recorder recorder = Recorder.start(cameras, Specs.of(server.url()));
        awaitFrames(recorder);
        server.kill();
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // when
        server.restart();
        awaitFrames(recorder);

        // then
        assertThat(recorder.phases()).startsWith(Phase.CONNECTING, Phase.LIVE, Phase.RECONNECTING);
        assertThat(recorder.camera.state()).isInstanceOf(CameraState.Live.class);
        assertThat(recorder.camera.stats().reconnects()).isPositive();
    }

    @Test
    void shouldStallAndComeBackWhenTheServerFreezes() throws Exception {
        // given
        RtspServer server = rtsp();
        Recorder recorder = Recorder.start(
                cameras,
                Specs.of(server.url()).timeouts(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(1)));
        awaitFrames(recorder);
        server.freeze();
        await().until(() -> recorder.reached(Phase.STALLED));

        // when
        server.thaw();
        awaitFrames(recorder);

        // then
        assertThat(recorder.camera.state()).isInstanceOf(CameraState.Live.class);
        await().until(() -> recorder.camera.stats().abandoned() == 0);
    }

    @Test
    void shouldLogInWithCredentialsThatNeedEncoding() throws Exception {
        // given
        RtspServer server = rtsp(
                "--user", OPERATOR.username(), "--password", OPERATOR.password().reveal());
        Recorder recorder = new Recorder(cameras, Specs.of(server.url()).spec(), OPERATOR);

        // when
        recorder.camera.start();
        awaitFrames(recorder);

        // then
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE);
    }

    @Test
    void shouldPlayAnMjpegCameraThatWantsBasicCredentials() throws Exception {
        // given
        MjpegServer server =
                new MjpegServer(OPERATOR.username(), OPERATOR.password().reveal());
        opened.add(server);
        Recorder recorder = new Recorder(cameras, Specs.of(server.url()).spec(), OPERATOR);

        // when
        recorder.camera.start();
        awaitFrames(recorder);

        // then
        assertThat(recorder.seen).allMatch(s -> s.width() == 64 && s.height() == 48);
    }

    @Test
    void shouldSayThatACameraIsFrozen() throws Exception {
        // given: one that sends the same picture again and again
        MjpegServer server = new MjpegServer(null, "");
        opened.add(server);
        HealthSpec soon = new HealthSpec(true, Duration.ofSeconds(1), Duration.ofSeconds(2), 0.98, 0.9, 0.03);

        // when
        Recorder recorder = Recorder.start(cameras, Specs.of(server.url()).health(soon));
        await().until(() -> recorder.reports.getLast().health() == Health.FROZEN);

        // then
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING, Phase.LIVE, Phase.LIVE);
        assertThat(recorder.reports.getLast().reason()).contains("has not changed at all for 2 s");
    }

    @Test
    void shouldNotTellCredentialsWhenTheyAreWrong() throws Exception {
        // given
        MjpegServer server = new MjpegServer("somebody", "else");
        opened.add(server);
        Recorder recorder = new Recorder(cameras, Specs.of(server.url()).spec(), OPERATOR);

        // when
        recorder.camera.start();
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // then
        assertThat(recorder.reports)
                .noneMatch(r -> r.toString().contains("rd%") || r.toString().contains("op@gate"));
        assertThat(recorder.reports).noneMatch(r -> r.toString().contains("hidden"));
        assertThat(recorder.reports.get(1).reason()).contains("wrong credentials");
    }

    @Test
    void shouldGiveUpOnAMuteServerInTime() throws Exception {
        // given
        ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        opened.add(mute);
        Specs specs = Specs.of("rtsp://127.0.0.1:" + mute.getLocalPort() + "/cam")
                .timeouts(Duration.ofMillis(700), Duration.ofSeconds(1), Duration.ofSeconds(5));

        // when
        Recorder recorder = Recorder.start(cameras, specs);
        await().until(() -> recorder.reached(Phase.RECONNECTING));

        // then
        assertThat(recorder.reports.get(1).reason()).contains("did not answer within 700 ms");
    }

    @Test
    void shouldCloseAtOnceAlthoughTheServerIsMute() throws Exception {
        // given
        ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        opened.add(mute);
        Specs specs = Specs.of("rtsp://127.0.0.1:" + mute.getLocalPort() + "/cam")
                .timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
        Recorder recorder = Recorder.start(cameras, specs);
        Socket stuck = mute.accept();

        // when
        recorder.close();

        // then: it came back, and the thread that was left behind ends as soon as the server hangs up
        stuck.close();
        mute.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("camera-cam1")));
        assertThat(recorder.phases()).containsExactly(Phase.CONNECTING);
    }
}
