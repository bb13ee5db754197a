package io.ocellus.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.camera.HostileServer.Script;
import io.ocellus.retry.Backoff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cameras on servers that misbehave, all at once, as they would come. */
class HostileServersTest {

    private static final Backoff RARELY = new Backoff(Duration.ofSeconds(30), Duration.ofSeconds(30), () -> 0.5);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String MJPEG = OK + "Content-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n";
    private static final String JPEG = new String(Hostile.resource("photo.jpg"), ISO_8859_1);

    @TempDir
    static Path folder;

    private static final Map<String, Script> SCRIPTS = new LinkedHashMap<>();
    private static final Map<String, HostileServer> SERVERS = new LinkedHashMap<>();
    private static final Map<String, Recorder> RECORDERS = new LinkedHashMap<>();
    private static final Cameras CAMERAS = new Cameras(Sources.real(null), CaptureClock.system(), RARELY);
    private static long before;

    static {
        SCRIPTS.put(
                "http redirects to itself", w -> w.say("HTTP/1.1 302 Found\r\nLocation: http://ORIGIN/again\r\n\r\n"));
        SCRIPTS.put("http redirects to a file", w -> w.say(to("file:///" + folder.resolve("clip.mp4"))));
        SCRIPTS.put(
                "http redirects to a path",
                w -> w.say(to(folder.resolve("clip.mp4").toString())));
        SCRIPTS.put("http redirects to a list of files", w -> w.say(to("concat:" + folder.resolve("clip.mp4"))));
        SCRIPTS.put("http redirects to a program", w -> w.say(to("subfile,,start,0,end,0,,:/etc/passwd")));
        SCRIPTS.put("http redirects to nowhere", w -> w.say(to("")));
        SCRIPTS.put("http redirects to a long name", w -> w.say(to("http://ORIGIN/" + "a".repeat(100_000))));
        SCRIPTS.put("http drips its header", w -> w.saySlowly(MJPEG));
        SCRIPTS.put("http drips its body", w -> {
            w.say(MJPEG);
            w.saySlowly("--frame\r\nContent-Type: image/jpeg\r\n\r\n" + JPEG);
        });
        SCRIPTS.put("http says nothing", HostileServer.Wire::sayNothing);
        SCRIPTS.put("http falls silent after its header", w -> {
            w.say(MJPEG);
            w.sayNothing();
        });
        SCRIPTS.put("http hangs up", w -> {});
        SCRIPTS.put("http hangs up after its header", w -> w.say(MJPEG));
        SCRIPTS.put("http has endless headers", w -> {
            w.say(OK);
            w.sayForEver("X-More: " + "a".repeat(1000) + "\r\n");
        });
        SCRIPTS.put("http has endless cookies", w -> {
            w.say(OK);
            for (int i = 0; true; i++) {
                w.say("Set-Cookie: c" + i + "=" + "a".repeat(1000) + "\r\n");
            }
        });
        SCRIPTS.put("http has one endless header", w -> w.sayForEver("a".repeat(1000)));
        SCRIPTS.put("http has an endless body of noise", w -> {
            w.say(OK + "Content-Type: video/mp4\r\n\r\n");
            w.sayForEver("\u00ffnoise".repeat(1000));
        });
        SCRIPTS.put("http has an endless body of zeros", w -> {
            w.say(OK + "\r\n");
            w.sayForEver("\0".repeat(1000));
        });
        SCRIPTS.put("http has an endless chunk", w -> {
            w.say(OK + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n");
            w.sayForEver("a".repeat(1000));
        });
        SCRIPTS.put("http has a negative chunk", w -> w.say(OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\nabc"));
        SCRIPTS.put("http has a negative length", w -> w.say(OK + "Content-Length: -5\r\n\r\nabc"));
        SCRIPTS.put("http has a packed bomb", w -> {
            w.say(OK + "Content-Type: video/mp4\r\nContent-Encoding: gzip\r\n\r\n");
            w.out().write(bomb());
        });
        SCRIPTS.put("http answers 204", w -> w.say("HTTP/1.1 204 No Content\r\n\r\n"));
        SCRIPTS.put(
                "http answers 401 for ever",
                w -> w.say("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"" + "r".repeat(5000)
                        + "\", nonce=\"1\"\r\n\r\n"));
        SCRIPTS.put("http answers 500", w -> w.say("HTTP/1.1 500 Oops\r\n\r\n"));
        SCRIPTS.put("http answers noise", w -> w.say("\u00ff\u0000\u0001\r\n\r\n\u00ff"));
        SCRIPTS.put("http plays a page", w -> w.say(OK + "Content-Type: text/html\r\n\r\n<html>Login</html>"));
        SCRIPTS.put(
                "http plays a playlist of files",
                w -> w.say(playlist("application/vnd.apple.mpegurl", "file://" + folder.resolve("clip.mp4"))));
        SCRIPTS.put(
                "http plays a playlist of itself",
                w -> w.say(playlist("application/vnd.apple.mpegurl", "http://ORIGIN/again.m3u8")));
        SCRIPTS.put(
                "http plays a joined list",
                w -> w.say(OK + "Content-Type: video/mp4\r\n\r\nffconcat version 1.0\nfile '"
                        + folder.resolve("clip.mp4") + "'\n"));
        SCRIPTS.put(
                "http plays a session description",
                w -> w.say(OK
                        + "Content-Type: application/sdp\r\n\r\nv=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\n"
                        + "t=0 0\r\nm=video 5004 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"));
        SCRIPTS.put("mjpeg has only boundaries", w -> {
            w.say(MJPEG);
            w.sayForEver("--frame\r\n\r\n");
        });
        SCRIPTS.put("mjpeg has empty parts", w -> {
            w.say(MJPEG);
            w.sayForEver("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 0\r\n\r\n\r\n");
        });
        SCRIPTS.put("mjpeg has another boundary", w -> {
            w.say(MJPEG);
            w.say("--other\r\nContent-Type: image/jpeg\r\n\r\n" + JPEG);
        });
        SCRIPTS.put("mjpeg has no boundary", w -> {
            w.say(OK + "Content-Type: multipart/x-mixed-replace\r\n\r\n");
            w.say("Content-Type: image/jpeg\r\n\r\n" + JPEG);
        });
        SCRIPTS.put("mjpeg has a part without end", w -> {
            w.say(MJPEG + "--frame\r\nContent-Type: image/jpeg\r\n\r\n");
            w.sayForEver("a".repeat(1000));
        });
        SCRIPTS.put("mjpeg has a part of gigabytes", w -> {
            w.say(MJPEG + "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 2147483647\r\n\r\n" + JPEG);
            w.sayNothing();
        });
        SCRIPTS.put(
                "mjpeg has a part of negative length",
                w -> w.say(MJPEG + "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: -7\r\n\r\n" + JPEG));
        SCRIPTS.put("mjpeg has a part that is too short", w -> {
            w.say(MJPEG);
            w.sayForEver("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 10\r\n\r\n" + JPEG);
        });
        SCRIPTS.put("mjpeg has parts of noise", w -> {
            w.say(MJPEG);
            w.sayForEver("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 4\r\n\r\nabcd\r\n");
        });
        SCRIPTS.put(
                "mjpeg has parts of text",
                w -> w.say(MJPEG + "--frame\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nabcd\r\n"));
        SCRIPTS.put(
                "mjpeg has a picture of gigabytes",
                w -> w.say(MJPEG + "--frame\r\nContent-Type: image/jpeg\r\n\r\n"
                        + JPEG.replace("\0H\0`", ">\u0080>\u0080")));
        SCRIPTS.put("rtsp speaks http", w -> w.say("HTTP/1.1 200 OK\r\n\r\n"));
        SCRIPTS.put(
                "rtsp redirects to itself",
                w -> w.say("RTSP/1.0 302 Moved\r\nCSeq: 1\r\nLocation: rtsp://ORIGIN/again\r\n\r\n"));
        SCRIPTS.put(
                "rtsp redirects to a file",
                w -> w.say("RTSP/1.0 302 Moved\r\nCSeq: 1\r\nLocation: " + folder.resolve("clip.mp4") + "\r\n\r\n"));
        SCRIPTS.put("rtsp answers for ever", w -> {
            w.say("RTSP/1.0 200 OK\r\n");
            w.sayForEver("X-More: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
        });
        SCRIPTS.put("rtsp has an answer of gigabytes", w -> {
            w.say("RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 2147483647\r\n\r\n");
            w.sayNothing();
        });
        SCRIPTS.put(
                "rtsp has an answer of negative length",
                w -> w.say("RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: -1\r\n\r\n"));
        SCRIPTS.put("rtsp drips", w -> w.saySlowly("RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n"));
        SCRIPTS.put("rtsp interleaves noise", w -> w.sayForEver("$\u0000\u00ff\u00ff" + "a".repeat(1000)));
    }

    private static String to(String location) {
        return "HTTP/1.1 301 Moved\r\nLocation: " + location + "\r\n\r\n";
    }

    private static String playlist(String type, String entry) {
        return OK + "Content-Type: " + type + "\r\n\r\n#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + entry
                + "\n#EXT-X-ENDLIST\n";
    }

    /** 256 MiB of zeros in 256 kB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                out.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    @BeforeAll
    static void startAll() throws IOException {
        Files.write(folder.resolve("clip.mp4"), Hostile.resource("clip.mp4"));
        before = Outcome.residentMegabytes();
        for (Map.Entry<String, Script> each : SCRIPTS.entrySet()) {
            HostileServer server = new HostileServer(each.getValue());
            SERVERS.put(each.getKey(), server);
            String url = (each.getKey().startsWith("rtsp") ? "rtsp" : "http") + "://" + server.authority() + "/camera";
            Specs specs = Specs.of(url).timeouts(SHORT, SHORT, Duration.ofSeconds(5));
            RECORDERS.put(each.getKey(), Recorder.start(CAMERAS, specs));
        }
    }

    @AfterAll
    static void closeAll() throws IOException {
        CAMERAS.close();
        for (HostileServer server : SERVERS.values()) {
            server.close();
        }
    }

    static Set<String> names() {
        return SCRIPTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldEndInAStateWithASentence(String name) {
        // given
        Recorder recorder = Objects.requireNonNull(RECORDERS.get(name));

        // when
        Outcome.awaitSettled(recorder);

        // then
        Outcome.assertTold(recorder);
        assertThat(recorder.camera.stats().abandoned()).as("stuck threads").isZero();
    }

    @Test
    void shouldNotGoRoundAndRound() {
        // given
        HostileServer server = Objects.requireNonNull(SERVERS.get("http redirects to itself"));

        // when
        Outcome.awaitSettled(Objects.requireNonNull(RECORDERS.get("http redirects to itself")));

        // then
        assertThat(server.requests.get()).isBetween(2, 40);
    }

    @Test
    void shouldHoldNoMemoryAfterwards() {
        // when
        RECORDERS.values().forEach(Outcome::awaitSettled);

        // then
        await().untilAsserted(() ->
                assertThat(Outcome.residentMegabytes() - before).as("MB kept").isLessThan(300));
    }
}
