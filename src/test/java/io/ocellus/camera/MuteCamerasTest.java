package io.ocellus.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.ocellus.report.CameraReport;
import io.ocellus.report.CameraReport.Phase;
import io.ocellus.retry.Backoff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras that are away, beside others: OpenCV opens one at a time. */
class MuteCamerasTest {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(50), Duration.ofMillis(100), () -> 0.5);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n";
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

    @ParameterizedTest
    @ValueSource(strings = {"rtsp", "rtsps", "http", "https"})
    void shouldOpenACameraWhileOthersWaitForAnAnswer(String scheme) throws Exception {
        // given
        List<Recorder> waiting = eight(scheme + "://127.0.0.1:" + mute.getLocalPort());

        // when
        Recorder recorder = clip();
        await().until(() -> recorder.reached(Phase.ENDED));

        // then
        assertThat(recorder.seen).hasSize(12);
        assertThat(waiting).allSatisfy(w -> assertThat(w.camera.state().phase()).isEqualTo(Phase.CONNECTING));
    }

    @Test
    void shouldOpenACameraWhileOthersDripTheirAnswers() throws Exception {
        // given
        try (HostileServer slow = new HostileServer(wire -> wire.saySlowly(HEAD.repeat(100)))) {
            List<Recorder> waiting = eight("http://" + slow.authority());
            await().until(() -> slow.requests.get() == 8);

            // when
            Recorder recorder = clip();
            await().until(() -> recorder.reached(Phase.ENDED));

            // then
            assertThat(recorder.seen).hasSize(12);
            assertThat(waiting)
                    .allSatisfy(w -> assertThat(w.camera.state().phase()).isEqualTo(Phase.CONNECTING));
        }
    }

    @Test
    void shouldHoldUpOthersOnceAtMostWhereNoPicturesFollow() throws Exception {
        // given
        Duration limit = Duration.ofMillis(300);
        try (HostileServer empty = new HostileServer(wire -> {
            wire.say(HEAD + "\r\n");
            wire.sayNothing();
        })) {

            // when
            Recorder recorder = Recorder.start(
                    cameras,
                    Specs.of("http://" + empty.authority() + "/cam?x=1").timeouts(limit, limit, LONG));
            await().until(() -> empty.requests.get() > 6);

            // then
            assertThat(empty.asked)
                    .filteredOn(request -> request.contains("Lavf"))
                    .hasSize(1);
            assertThat(empty.asked.getFirst()).startsWith("HEAD /cam?x=1 HTTP/1.1");
            assertThat(empty.asked.getLast()).startsWith("GET /cam?x=1 HTTP/1.1");
            assertThat(recorder.reports.getLast().reason()).contains("did not answer within 300 ms");
        }
    }

    @Test
    void shouldHoldUpOthersOnceAtMostWhereNoDescriptionFollows() throws Exception {
        // given
        Duration limit = Duration.ofMillis(300);
        try (HostileServer empty = new HostileServer(wire -> {
            if (wire.request().startsWith("OPTIONS")) {
                wire.say("RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n");
            }
            wire.sayNothing();
        })) {

            // when
            Recorder recorder = Recorder.start(
                    cameras, Specs.of("rtsp://" + empty.authority() + "/cam").timeouts(limit, limit, LONG));
            await().until(() -> empty.requests.get() > 6);

            // then
            assertThat(empty.asked)
                    .filteredOn(request -> request.contains("Lavf"))
                    .hasSize(1);
            assertThat(empty.asked.getLast()).startsWith("DESCRIBE rtsp://" + empty.authority() + "/cam RTSP/1.0");
            assertThat(recorder.reports.getLast().reason()).contains("did not answer within 300 ms");
        }
    }

    @Test
    void shouldOpenACameraThatCameToItsSenses() throws Exception {
        // given
        Duration limit = Duration.ofMillis(500);
        AtomicBoolean well = new AtomicBoolean();
        String picture = new String(Hostile.resource("photo.jpg"), ISO_8859_1);
        try (HostileServer server = new HostileServer(wire -> {
            wire.say(HEAD + "\r\n");
            if (well.get()) {
                wire.sayForEver("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length()
                        + "\r\n\r\n" + picture + "\r\n");
            }
            wire.sayNothing();
        })) {
            Recorder recorder = Recorder.start(
                    cameras, Specs.of("http://" + server.authority()).timeouts(limit, LONG, LONG));
            await().until(() -> server.requests.get() > 3);

            // when
            well.set(true);

            // then
            await().until(() -> recorder.reached(Phase.LIVE));
        }
    }

    @Test
    void shouldTakeACertificateThatNobodyKnowsForASignOfLife() throws Exception {
        // given
        SSLContext tls = selfSigned();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.start();
        String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/cam";

        // when
        Throwable failure =
                catchThrowable(() -> Greeting.exchange((CameraUrl.Network) CameraUrl.parse(url), LONG, false));

        // then
        server.stop(0);
        assertThat(failure).isNull();
    }

    private SSLContext selfSigned() throws Exception {
        Path file = folder.resolve("cam.p12");
        char[] password = "changeit".toCharArray();
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "cam",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=cam",
                        "-storepass",
                        new String(password),
                        "-keystore",
                        file.toString())
                .start()
                .waitFor();
        assertThat(status).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private List<Recorder> eight(String origin) {
        return IntStream.range(0, 8)
                .mapToObj(
                        i -> Recorder.start(cameras, Specs.of(origin + "/" + i).timeouts(LONG, LONG, LONG)))
                .toList();
    }

    private Recorder clip() throws IOException {
        Path clip = Files.write(folder.resolve("clip.mp4"), Hostile.resource("clip.mp4"));
        return Recorder.start(cameras, Specs.of("file:" + clip).fast());
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
