package io.ocellus.config;

import static io.ocellus.config.Documents.camera;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cameras with one thing wrong, and the one sentence that each gets. */
class RefusedCamerasTest {

    @ParameterizedTest(name = "{1}")
    @MethodSource("cameras")
    void shouldSayWhatIsWrongInOneSentence(String yaml, String sentence) {
        // when
        List<String> problems = Documents.problems(yaml);

        // then
        assertThat(problems).containsExactly(sentence);
    }

    static Stream<Arguments> cameras() {
        return Stream.of(
                of(
                        camera("{url: 'rstp://h/1', classifier: things}"),
                        "spec.cameras.dock1.url: scheme 'rstp' is not supported; use rtsp, rtsps, http, https, v4l2, file, folder or test"),
                of(
                        camera("{url: clip.mp4, classifier: things}"),
                        "spec.cameras.dock1.url: must start with rtsp, rtsps, http, https, v4l2, file, folder or test and ':'"),
                of(
                        camera("{url: 'rtsp://u:p@h/1', classifier: things}"),
                        "spec.cameras.dock1.url: must not hold user or password; put them under local.credentials.NAME and write credentials: NAME (any other @ is %40)"),
                of(
                        camera("{url: 'rtsp:///1', classifier: things}"),
                        "spec.cameras.dock1.url: is not a valid URL; it must be like rtsp://HOST:PORT/PATH, without blanks or #"),
                of(
                        camera("{url: 'http://h:99999/', classifier: things}"),
                        "spec.cameras.dock1.url: is not a valid URL; it must be like http://HOST:PORT/PATH, without blanks or #"),
                of(
                        camera("{url: 'v4l2:video0', classifier: things}"),
                        "spec.cameras.dock1.url: must name a device, as in v4l2:/dev/video0"),
                of(
                        camera("{url: 'file:', classifier: things}"),
                        "spec.cameras.dock1.url: must name a path, as in file:clips/dock.mp4 or file:/srv/clips/dock.mp4"),
                of(
                        camera("{url: 'rtsp://admin:pass/word@h/1', classifier: things}"),
                        "spec.cameras.dock1.url: must not hold user or password; put them under local.credentials.NAME and write credentials: NAME (any other @ is %40)"),
                of(
                        camera("{url: 'rtsp://h/a b', classifier: things}"),
                        "spec.cameras.dock1.url: is not a valid URL; it must be like rtsp://HOST:PORT/PATH, without blanks or #"),
                of(
                        camera("{url: 'v4l2:/dev/../etc/x', classifier: things}"),
                        "spec.cameras.dock1.url: must name a device, as in v4l2:/dev/video0"),
                of(
                        camera("{url: 'test:bars', classifier: things}"),
                        "spec.cameras.dock1.url: must be test: or with a size (16 to 16384 pixels a side) and rate (at most 1000), as in test:640x480@15"),
                of(camera("{url: [a], classifier: things}"), "spec.cameras.dock1.url: must be a URL, is a list"),
                of(camera("{url: '', classifier: things}"), "spec.cameras.dock1.url: must be a URL, is empty"),
                of(
                        "local: {media: m}\nspec: {classifiers: {c: {model: m}}, cameras: {a: {url: 'folder:../x'}}}",
                        "spec.cameras.a.url: the path leaves the folder of local.media"),
                of(
                        camera("{url: 'rtsp://h/1', classifier: things, pace: fast}"),
                        "spec.cameras.dock1.pace: fast is only for file or folder cameras; this one is rtsp"),
                of(
                        camera("{url: 'rtsp://h/1', classifier: things, loop: true}"),
                        "spec.cameras.dock1.loop: is only for file or folder cameras; this one is rtsp"),
                of(
                        camera("{url: 'http://h/1', classifier: things, transport: udp}"),
                        "spec.cameras.dock1.transport: is only for rtsp or rtsps cameras; this one is http"),
                of(
                        camera("{url: 'file:a', classifier: things, credentials: dock}"),
                        "spec.cameras.dock1.credentials: are only for rtsp, rtsps, http or https cameras; this one is file"),
                of(
                        camera("{url: 'rtsp://h/1', classifier: things, credentials: dok}"),
                        "spec.cameras.dock1.credentials: 'dok' is not in local.credentials; did you mean 'dock'?"),
                of(
                        camera("{url: 'test:', classifier: thing}"),
                        "spec.cameras.dock1.classifier: 'thing' is not in spec.classifiers; did you mean 'things'?"),
                of(camera("{url: 'test:'}"), "spec.cameras.dock1.classifier: is missing; it must be flowers or things"),
                of(
                        "spec: {cameras: {a: {url: 'test:'}}}",
                        "spec.cameras.a.classifier: is missing, and spec.classifiers has none; add one there"),
                of(
                        camera("{url: 'test:', classifier: things, views: {a: {classifier: things}}}"),
                        "spec.cameras.dock1.classifier: is for a camera without views; write it into each view instead"),
                of(
                        camera("{url: 'test:', views: {}}"),
                        "spec.cameras.dock1.views: must have at least 1 entry, is empty"),
                of(
                        camera("{url: 'test:', views: {a: {classifier: x}}}"),
                        "spec.cameras.dock1.views.a.classifier: 'x' is not in spec.classifiers"),
                of(
                        camera("{url: 'test:', views: {a: {classifier: things, region: [0.5, 0, 0.6, 1]}}}"),
                        "spec.cameras.dock1.views.a.region: must lie inside the picture: x + width must be at most 1, is 1.1"),
                of(
                        camera("{url: 'test:', views: {a: {classifier: things, region: [0.5, 0, 0, 1]}}}"),
                        "spec.cameras.dock1.views.a.region: must have a width and a height greater than 0"),
                of(
                        camera("{url: 'test:', views: {a: {classifier: things, region: [0, 0, 1]}}}"),
                        "spec.cameras.dock1.views.a.region: must be a list [x, y, width, height] of numbers from 0 to 1, is a list of 3"),
                of(
                        camera("{url: 'test:', classifier: things, mask: [[0, 0, 1, x]]}"),
                        "spec.cameras.dock1.mask[0][3]: must be a number, is 'x'"),
                of(
                        camera("{url: 'test:', classifier: things, mask: [0]}"),
                        "spec.cameras.dock1.mask[0]: must be a list [x, y, width, height] of numbers from 0 to 1, is a number"));
    }

    private static Arguments of(String yaml, String sentence) {
        return Arguments.of(yaml, sentence);
    }
}
