package io.ocellus.config;

import static io.ocellus.config.Documents.camera;
import static io.ocellus.config.Documents.mqtt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents with one thing wrong, and the one sentence that each gets. */
class RefusedSettingsTest {

    private static final String ID = "an id (a-z, 0-9, '_' and '-', at most 63 characters, a letter or digit first)";

    @ParameterizedTest(name = "{1}")
    @MethodSource({
        "types",
        "values",
        "cameras",
        "limits",
        "brokers",
        "secrets",
        "misplacedSecrets",
        "consequences",
        "yaml"
    })
    void shouldSayWhatIsWrongInOneSentence(String yaml, String sentence) {
        // when
        List<String> problems = Documents.problems(yaml);

        // then
        assertThat(problems).containsExactly(sentence);
    }

    static Stream<Arguments> types() {
        return Stream.of(
                of("[]", "ocellus.yaml: must be a mapping with the parts local and spec, is a list"),
                of("hello", "ocellus.yaml: must be a mapping with the parts local and spec, is text"),
                of("spec: 5", "spec: must be a mapping, is a number"),
                of("spec: {cameras: }", "spec.cameras: must be a mapping, is empty"),
                of(
                        "local: {mqtt: {url: 'mqtt://b', client_id: 12}}",
                        "local.mqtt.client_id: must be text, is 12; put it in quotes"),
                of("local: {site: 12}", "local.site: must be " + ID + ", is 12"),
                of("local: {site: }", "local.site: must be " + ID + ", is empty"),
                of("local: {http: {port: 80.5}}", "local.http.port: must be a whole number, is 80.5"),
                of("local: {http: {port: '80'}}", "local.http.port: must be a whole number, is '80'"),
                of("local: {models: ''}", "local.models: must be a path, is empty"),
                of(
                        camera("{url: 'test:', classifier: things, loop: on}"),
                        "spec.cameras.dock1.loop: must be true or false, is 'on'"),
                of(
                        camera("{url: 'test:', classifier: things, fps: 010}"),
                        "spec.cameras.dock1.fps: must be a number, is '010'"),
                of(
                        camera("{url: 'test:', classifier: things, fps: .inf}"),
                        "spec.cameras.dock1.fps: must be a number, is '.inf'"),
                of(
                        camera("{url: 'test:', classifier: things, fps: 1e9999}"),
                        "spec.cameras.dock1.fps: must be a number, is '1e9999'"),
                of(
                        camera("{url: 'test:', classifier: things, open_timeout: 5}"),
                        "spec.cameras.dock1.open_timeout: must be a duration above 0, such as 250ms, 10s, 5m or 1h, is 5"),
                of(
                        "spec: {nested: {}}",
                        "spec.nested: is not a known field; known are cameras, classifiers, publishing"),
                of("{spec: {}, loacl: {}}", "loacl: is not a known field; did you mean 'local'?"),
                of(
                        "local: {credentials: {dock: {user: a, username: a, password: {env: PW}}}}",
                        "local.credentials.dock.user: is not a known field; known are password, username"),
                of("local: {credentials: {dock: {username: a}}}", "local.credentials.dock.password: is missing"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                of(
                        camera("{url: 'test:', classifier: things, fps: -1}"),
                        "spec.cameras.dock1.fps: must be greater than 0, is -1"),
                of(
                        camera("{url: 'test:', classifier: things, fps: 0}"),
                        "spec.cameras.dock1.fps: must be greater than 0, is 0"),
                of(
                        camera("{url: 'test:', classifier: things, fps: 1001}"),
                        "spec.cameras.dock1.fps: must be at most 1000, is 1001"),
                of("local: {http: {port: -1}}", "local.http.port: must be at least 0, is -1"),
                of(
                        "spec: {publishing: {policy: onchange}}",
                        "spec.publishing.policy: must be on-change, every or interval, is 'onchange'; did you mean 'on-change'?"),
                of(
                        "spec: {publishing: {policy: never}}",
                        "spec.publishing.policy: must be on-change, every or interval, is 'never'"),
                of(
                        "spec: {publishing: {interval: 10 s}}",
                        "spec.publishing.interval: must be a duration above 0, such as 250ms, 10s, 5m or 1h, is '10 s'"),
                of(
                        "spec: {publishing: {interval: 0s}}",
                        "spec.publishing.interval: must be a duration above 0, such as 250ms, 10s, 5m or 1h, is '0s'"),
                of("local: {site: \"a\\n\"}", "local.site: must be " + ID + ", is 'a?'"),
                of(
                        "spec: {cameras: {Dock 1: {url: 'test:'}}, classifiers: {c: {model: m}}}",
                        "spec.cameras.'Dock 1': the name must be " + ID),
                of(
                        "spec: {classifiers: {c: {model: ../m}}}",
                        "spec.classifiers.c.model: must be the name of a model bundle (letters, digits, '.', '_', '-'), is '../m'"),
                of(
                        "spec: {classifiers: {c: {model: m, device: cpu}}}",
                        "spec.classifiers.c.device: must be a device as OpenVINO names it, such as CPU, GPU.0 or AUTO:NPU,CPU, is 'cpu'"),
                of("spec: {classifiers: {c: {}}}", "spec.classifiers.c.model: is missing"),
                of(mqtt("{url: 'mqtt://b', username: ''}"), "local.mqtt.username: must have text, is empty"),
                of(mqtt("{url: 'mqtt://b', result_qos: 2}"), "local.mqtt.result_qos: must be 0 or 1, is 2"));
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
                        "spec.cameras.dock1.url: must not hold user or password; put them under local.credentials.NAME and write credentials: NAME"),
                of(
                        camera("{url: 'rtsp:///1', classifier: things}"),
                        "spec.cameras.dock1.url: is not a valid URL; it must be like rtsp://HOST:PORT/PATH"),
                of(
                        camera("{url: 'http://h:99999/', classifier: things}"),
                        "spec.cameras.dock1.url: is not a valid URL; it must be like http://HOST:PORT/PATH"),
                of(
                        camera("{url: 'v4l2:video0', classifier: things}"),
                        "spec.cameras.dock1.url: must name a device, as in v4l2:/dev/video0"),
                of(
                        camera("{url: 'file:', classifier: things}"),
                        "spec.cameras.dock1.url: must name a path, as in file:clips/dock.mp4 or file:/srv/clips/dock.mp4"),
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

    static Stream<Arguments> limits() {
        return Stream.of(
                of(
                        camera("{url: 'test:', classifier: things, mask: [" + "[0, 0, 1, 1],".repeat(65) + "]}"),
                        "spec.cameras.dock1.mask: must have at most 64 items, is a list of 65"),
                of(
                        camera("{url: 'test:', classifier: things, open_timeout: 123456789s}"),
                        "spec.cameras.dock1.open_timeout: must be a duration above 0, such as 250ms, 10s, 5m or 1h, is '123456789s'"),
                of(
                        "local: {site: " + "a".repeat(64) + "}",
                        "local.site: must be " + ID + ", is '" + "a".repeat(60) + "…'"));
    }

    static Stream<Arguments> brokers() {
        return Stream.of(
                of(mqtt("{}"), "local.mqtt.url: is missing"),
                of(mqtt("{url: 'ws://b'}"), "local.mqtt.url: scheme 'ws' is not supported; use mqtt or mqtts"),
                of(mqtt("{url: 'tcp://b:1883'}"), "local.mqtt.url: scheme 'tcp' is not supported; use mqtt or mqtts"),
                of(mqtt("{url: broker}"), "local.mqtt.url: must start with mqtt or mqtts and ':'"),
                of(
                        mqtt("{url: 'mqtt://u:p@b'}"),
                        "local.mqtt.url: must not hold user or password; put them under local.mqtt.username and password"),
                of(mqtt("{url: 'mqtt:b'}"), "local.mqtt.url: must be mqtt://HOST or mqtt://HOST:PORT"),
                of(mqtt("{url: 'mqtt://b:x'}"), "local.mqtt.url: must be mqtt://HOST or mqtt://HOST:PORT"),
                of(mqtt("{url: 'mqtt://b/x'}"), "local.mqtt.url: must end after the host and port"),
                of(
                        mqtt("{url: 'mqtt://b', ca: x.pem}"),
                        "local.mqtt.ca: is for TLS; write the url with mqtts:// to use it"),
                of(
                        mqtt("{url: 'mqtts://b', certificate: x.pem}"),
                        "local.mqtt.certificate: needs its private key; add key: PATH"),
                of(
                        mqtt("{url: 'mqtts://b', key: x.pem}"),
                        "local.mqtt.key: needs its certificate; add certificate: PATH"),
                of(
                        mqtt("{url: 'mqtt://b', keep_alive: 1500ms}"),
                        "local.mqtt.keep_alive: must be whole seconds up to 65535s, is 1500ms"),
                of(
                        mqtt("{url: 'mqtt://b', backoff: 10s, backoff_cap: 5000ms}"),
                        "local.mqtt.backoff_cap: must be at least backoff, which is 10s, is 5s"));
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                of(
                        mqtt("{url: 'mqtts://b', password: hunter2}"),
                        "local.mqtt.password: must be either {file: PATH} or {env: NAME}, is text"),
                of(
                        mqtt("{url: 'mqtts://b', password: {hunter2}}"),
                        "local.mqtt.password: must be either {file: PATH} or {env: NAME}, has another field"),
                of(
                        mqtt("{url: 'mqtts://b', password: {}}"),
                        "local.mqtt.password: must be either {file: PATH} or {env: NAME}, has neither"),
                of(
                        mqtt("{url: 'mqtts://b', password: {env: PW, file: x}}"),
                        "local.mqtt.password: must be either {file: PATH} or {env: NAME}, has both"),
                of(
                        mqtt("{url: 'mqtts://b', password: {env: hunter 2}}"),
                        "local.mqtt.password.env: must be the name of an environment variable, is text"),
                of(
                        mqtt("{url: 'mqtts://b', password: {env: NOT_SET}}"),
                        "local.mqtt.password.env: the environment variable NOT_SET is not set"),
                of(
                        mqtt("{url: 'mqtts://b', password: {env: EMPTY}}"),
                        "local.mqtt.password.env: the environment variable EMPTY is not set"),
                of(
                        mqtt("{url: 'mqtts://b', password: {file: nowhere}}"),
                        "local.mqtt.password.file: the file '/etc/ocellus/nowhere' does not exist"),
                of(
                        mqtt("{url: 'mqtts://b', password: {file: /}}"),
                        "local.mqtt.password.file: the file '/' is a folder, not a file"));
    }

    /** Secrets where they do not belong: no sentence repeats them. */
    static Stream<Arguments> misplacedSecrets() {
        return Stream.of(
                of(camera("'rtsp://admin:hunter2@h/1'"), "spec.cameras.dock1: must be a mapping, is text"),
                of(
                        camera("{url: 'rtsp://h/1', classifier: things, credentials: 'admin:hunter2'}"),
                        "spec.cameras.dock1.credentials: must be the name of an entry in local.credentials, is text"),
                of("local: {mqtt: 'mqtt://admin:hunter2@b'}", "local.mqtt: must be a mapping, is text"),
                of("local: {credentials: {admin: hunter2}}", "local.credentials.admin: must be a mapping, is text"),
                of("local: {credentials: hunter2}", "local.credentials: must be a mapping, is text"),
                of(
                        mqtt("{url: 'mqtts://b', passwort: hunter2}"),
                        "local.mqtt.passwort: is not a known field; did you mean 'password'?"),
                of(
                        mqtt("{url: 'mqtts://b', password: *hunter2}"),
                        "ocellus.yaml: line 1, column 44: the alias has no anchor before it; quote a text that starts with '*'"),
                of(
                        mqtt("{url: 'mqtts://b', password: !hunter2 x}"),
                        "local.mqtt.password: has a YAML tag (a word that starts with '!'); leave it out, or quote the text"),
                of(
                        mqtt("{url: 'mqtts://b', password: {fille: hunter2}}"),
                        "local.mqtt.password.fille: is not a known field; did you mean 'file'?"));
    }

    /** What is refused already is not told again by what refers to it. */
    static Stream<Arguments> consequences() {
        return Stream.of(
                of(
                        "spec: {classifiers: [c], cameras: {a: {url: 'test:', classifier: c}}}",
                        "spec.classifiers: must be a mapping, is a list"),
                of(
                        "spec: {classifiers: {c: 5}, cameras: {a: {url: 'test:', classifier: c}}}",
                        "spec.classifiers.c: must be a mapping, is a number"),
                of(
                        "spec: {classifiers: {c: {model: m}}, cameras: {a: {url: 'test:', views: 5}}}",
                        "spec.cameras.a.views: must be a mapping, is a number"),
                of(
                        camera("{url: 'test:', classifier: Things}"),
                        "spec.cameras.dock1.classifier: must be " + ID + ", is 'Things'"),
                of(
                        "local: {credentials: [x]}\nspec: {classifiers: {c: {model: m}}, cameras: {a: {url: 'rtsp://h/', credentials: x}}}",
                        "local.credentials: must be a mapping, is a list"),
                of(
                        mqtt("{url: 'mqtt://b', backoff: 5, backoff_cap: 500ms}"),
                        "local.mqtt.backoff: must be a duration above 0, such as 250ms, 10s, 5m or 1h, is 5"));
    }

    static Stream<Arguments> yaml() {
        return Stream.of(
                of("", "ocellus.yaml: is empty; a configuration has the parts 'local' and 'spec'"),
                of("# nothing\n", "ocellus.yaml: is empty; a configuration has the parts 'local' and 'spec'"),
                of("local: {}\nspec: {}\nlocal: {}\n", "local: is written twice, in lines 1 and 3"),
                of(
                        "local:\n  site: a: b\n",
                        "ocellus.yaml: line 2, column 10: a ':' can't stand here; check the indentation, or quote the text"),
                of("local:\n\tsite: a\n", "ocellus.yaml: line 2, column 1: a tab can't indent; use spaces"),
                of(
                        "local: *base\n",
                        "ocellus.yaml: line 1, column 8: the alias has no anchor before it; quote a text that starts with '*'"),
                of("local: {site: 'a\n", "ocellus.yaml: line 2, column 1: the text in quotes does not end"),
                of(
                        "local: {site: a\nspec: {}\n",
                        "ocellus.yaml: line 2, column 5: a ',' or a closing bracket is missing"),
                of(
                        "local: {}\n---\nspec: {}\n",
                        "ocellus.yaml: line 2, column 1: the file holds a second document; merge it into the first"),
                of(
                        "local: {site: !!binary aGk=}\n",
                        "local.site: has a YAML tag (a word that starts with '!'); leave it out, or quote the text"),
                of("local: &l {<<: {}}\n", "local.'<<': merge keys are not supported; write the fields out"),
                of("local: {[a]: b}\n", "local: line 1, column 9: a key must be text"),
                of("local: \"\u0001\"\n", "ocellus.yaml: contains a control character"),
                of("local: &l {http: *l}\n", "ocellus.yaml: is nested too deeply (more than 30 levels)"),
                of(
                        "a: " + "[".repeat(40) + "]".repeat(40),
                        "ocellus.yaml: is nested too deeply (more than 30 levels)"));
    }

    private static Arguments of(String yaml, String sentence) {
        return Arguments.of(yaml, sentence);
    }
}
