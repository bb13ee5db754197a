package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.retry.Backoff;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lead elsewhere: playlists, links, devices, pipes. */
class HostilePathsTest {

    private static final Backoff RARELY = new Backoff(Duration.ofSeconds(30), Duration.ofSeconds(30), () -> 0.5);

    @TempDir
    Path folder;

    private Path media;
    private Path secret;
    private Cameras cameras;

    @BeforeEach
    void prepare() throws IOException {
        media = Files.createDirectory(folder.resolve("media"));
        secret = Files.write(folder.resolve("secret.mp4"), Hostile.resource("clip.mp4"));
        Files.write(folder.resolve("secret.png"), Hostile.resource("photo.png"));
        cameras = new Cameras(Sources.real(media), CaptureClock.system(), RARELY);
    }

    @AfterEach
    void closeCameras() throws IOException {
        cameras.close();
        try (Stream<Path> files = Files.list(media)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link); // before anybody wonders where it leads
            }
        }
    }

    private Recorder play(String url) {
        Recorder recorder = Recorder.start(cameras, Specs.of(url).fast());
        Outcome.awaitSettled(recorder);
        recorder.close();
        return recorder;
    }

    private static void assertNothingSeen(Recorder recorder) {
        assertThat(recorder.camera.stats().grabbed()).isZero();
        Outcome.assertTold(recorder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list.m3u8     | #EXTM3U~#EXT-X-TARGETDURATION:2~#EXTINF:2,~ADDRESS~#EXT-X-ENDLIST~
            list.mp4      | #EXTM3U~#EXT-X-TARGETDURATION:2~#EXTINF:2,~ADDRESS~#EXT-X-ENDLIST~
            master.ts     | #EXTM3U~#EXT-X-STREAM-INF:BANDWIDTH=1~ADDRESS~
            keyed.m3u8    | #EXTM3U~#EXT-X-TARGETDURATION:2~#EXT-X-KEY:METHOD=AES-128,URI="ADDRESS"~#EXTINF:2,~ADDRESS~#EXT-X-ENDLIST~
            parts.mp4     | ffconcat version 1.0~file 'ADDRESS'~
            parts.ffconcat| ffconcat version 1.0~file 'ADDRESS'~option safe 0~
            session.sdp   | v=0~o=- 0 0 IN IP4 127.0.0.1~s=x~c=IN IP4 127.0.0.1~t=0 0~m=video 5004 RTP/AVP 96~a=rtpmap:96 H264/90000~
            session.mp4   | v=0~o=- 0 0 IN IP4 127.0.0.1~s=x~c=IN IP4 127.0.0.1~t=0 0~m=video 5004 RTP/AVP 96~a=rtpmap:96 H264/90000~
            dash.mpd      | <?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>ADDRESS</BaseURL></Representation></AdaptationSet></Period></MPD>
            dash.mp4      | <?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>ADDRESS</BaseURL></Representation></AdaptationSet></Period></MPD>
            list.asx      | <asx version="3.0"><entry><ref href="ADDRESS"/></entry></asx>
            list.pls      | [playlist]~File1=ADDRESS~NumberOfEntries=1~
            list.ram      | ADDRESS~
            meta.mp4      | ;FFMETADATA1~title=ADDRESS~
            """)
    void shouldFollowNoPlaylist(String name, String template) throws IOException {
        try (ServerSocket inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // given
            inside.setSoTimeout(1);
            List<Recorder> played = new ArrayList<>();
            String http = "http://127.0.0.1:" + inside.getLocalPort() + "/clip.mp4";
            for (String address : List.of(secret.toString(), "file:" + secret, "secret.mp4", http)) {
                String text = template.replace("ADDRESS", address).replace('~', '\n');
                Files.copy(secret, media.resolve("secret.mp4"), StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(media.resolve(name), text);

                // when
                played.add(play("file:" + name));
            }

            // then
            assertThat(played).allSatisfy(HostilePathsTest::assertNothingSeen);
            assertThat(isAsked(inside)).as("asked for something by a file").isFalse();
        }
    }

    private static boolean isAsked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.mp4",
                "/etc/passwd",
                "out.mp4",
                "loop.mp4",
                "device.mp4",
                "random.mp4",
                "pipe.mp4",
                "folder.mp4",
                "none.mp4",
                "frame%03d.png",
                "concat:secret.mp4",
                "http:clip.mp4",
                "sparse.mp4"
            })
    void shouldPlayNothingButAWholeFileWithinTheMediaFolder(String path) throws Exception {
        // given
        special("mp4");
        Files.write(media.resolve("frame001.png"), Hostile.resource("photo.png"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(media.resolve("sparse.mp4").toFile(), "rw")) {
            sparse.setLength(1L << 36);
        }

        // when
        Recorder recorder = play("file:" + path);

        // then
        assertNothingSeen(recorder);
    }

    /** What no camera may read, under names that end as a picture's or video's do. */
    private void special(String extension) throws Exception {
        Files.createSymbolicLink(media.resolve("out." + extension), folder.resolve("secret." + extension));
        Files.createSymbolicLink(media.resolve("loop." + extension), media.resolve("loop." + extension));
        Files.createSymbolicLink(media.resolve("device." + extension), Path.of("/dev/zero"));
        Files.createSymbolicLink(media.resolve("random." + extension), Path.of("/dev/urandom"));
        Files.createDirectory(media.resolve("folder." + extension));
        Path pipe = media.resolve("pipe." + extension);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void shouldFindOnlyPicturesInAFolder() throws Exception {
        // given
        special("png");
        Files.write(media.resolve("photo.png"), Hostile.resource("photo.png"));

        // when
        Recorder recorder = play("folder:.");

        // then
        assertThat(recorder.seen).hasSize(1);
        assertThat(recorder.camera.stats().drops()).isEmpty();
    }

    @Test
    void shouldSayThatAFolderOfLinksAndDevicesHoldsNoPictures() throws Exception {
        // given
        special("png");

        // when
        Recorder recorder = play("folder:.");

        // then
        assertThat(recorder.reports.getLast().reason()).contains("holds no pictures");
    }

    @Test
    void shouldOpenAFileOf500StreamsNotAtAll() throws Exception {
        // given
        List<String> input = new ArrayList<>(List.of("-i", secret.toString()));
        for (int i = 0; i < 500; i++) {
            input.addAll(List.of("-map", "0:v"));
        }
        Clips.ffmpeg(media.resolve("streams.mp4"), input, List.of("-c", "copy"));
        long before = Outcome.residentMegabytes();

        // when
        Recorder recorder = play("file:streams.mp4");

        // then
        assertNothingSeen(recorder);
        assertThat(Outcome.residentMegabytes() - before).isLessThan(100);
    }

    @ParameterizedTest
    @CsvSource({"96x72,320x240", "320x240,96x72"})
    void shouldKeepToTheFirstSizeOfAStreamThatChangesIt(String first, String second) throws Exception {
        // given
        Path joined = media.resolve("joined.ts");
        for (String size : List.of(first, second)) {
            Path part = Clips.ffmpeg(
                    folder.resolve(size + ".ts"),
                    List.of("-i", secret.toString(), "-vf", "scale=" + size.replace('x', ':')),
                    List.of("-c:v", "libx264"));
            Files.write(joined, Files.readAllBytes(part), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        // when
        Recorder recorder = play("file:joined.ts");

        // then
        assertThat(recorder.seen).hasSizeGreaterThan(12);
        assertThat(recorder.seen).allMatch(s -> (s.width() + "x" + s.height()).equals(first));
    }
}
