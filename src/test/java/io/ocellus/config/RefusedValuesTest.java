package io.ocellus.config;

import static io.ocellus.config.Documents.camera;
import static io.ocellus.config.Documents.mqtt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that the schema refuses, and the one sentence that each gets. */
class RefusedValuesTest {

    private static final String ID = "an id (a-z, 0-9, '_' and '-', at most 63 characters, a letter or digit first)";

    private static final String DEVICE =
            "auto, a device as OpenVINO names it, such as CPU, GPU.0 or AUTO:NPU,CPU, or a list of devices";

    @ParameterizedTest(name = "{1}")
    @MethodSource({"types", "values", "choices", "limits", "consequences"})
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
                of(
                        "local: {trust: {release: {role: model, file: a.pem}}}",
                        "local.trust.release.not_after: is missing"),
                of(
                        "local: {trust: {release: {role: root, file: a.pem, not_after: 2027-12-31}}}",
                        "local.trust.release.role: must be model, is 'root'"),
                of(
                        "local: {trust: {release: {role: model, file: a.pem, not_after: soon}}}",
                        "local.trust.release.not_after: must be a date such as 2027-12-31, is 'soon'"),
                of(
                        "local: {trust: {release: {role: model, file: a.pem, not_after: 2027-02-30}}}",
                        "local.trust.release.not_after: must be a day of the calendar, is 2027-02-30"),
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
                of("local: {outbox: {bytes: 1023KiB}}", "local.outbox.bytes: must be at least 1MiB, is 1023KiB"),
                of(
                        "local: {outbox: {bytes: 64MB}}",
                        "local.outbox.bytes: must be a size above 0, such as 512KiB, 64MiB or 2GiB, is '64MB'"),
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
                        "spec.classifiers.c.device: must be " + DEVICE + ", is 'cpu'"),
                of("spec: {classifiers: {c: {}}}", "spec.classifiers.c.model: is missing"),
                of(mqtt("{url: 'mqtt://b', username: ''}"), "local.mqtt.username: must have text, is empty"),
                of(mqtt("{url: 'mqtt://b', result_qos: 2}"), "local.mqtt.result_qos: must be 0 or 1, is 2"));
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                of(
                        "spec: {classifiers: {c: {model: auto}}}",
                        "spec.classifiers.c.task: is missing; model: auto chooses among the bundles of a task, such as imagenet"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: ../x}}}",
                        "spec.classifiers.c.task: must be the name of a task (letters, digits, '.', '_', '-'), is '../x'"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, version: 2}}}",
                        "spec.classifiers.c.version: is for a named model; model: auto takes the highest of each"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, device: 'AUTO:NPU,CPU'}}}",
                        "spec.classifiers.c.device: is for a named model; model: auto takes auto, one device or a list of devices"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, device: []}}}",
                        "spec.classifiers.c.device: must be " + DEVICE + ", is a list of 0"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, device: 5}}}",
                        "spec.classifiers.c.device: must be " + DEVICE + ", is 5"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, device: [NPU, cpu]}}}",
                        "spec.classifiers.c.device[1]: must be a single device, such as CPU, GPU, GPU.0 or NPU, is 'cpu'"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, target: {fps: 0}}}}",
                        "spec.classifiers.c.target.fps: must be greater than 0, is 0"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, target: {max_age: 500}}}}",
                        "spec.classifiers.c.target.max_age: must be a duration above 0, such as 250ms, 10s, 5m or 1h, is 500"),
                of(
                        "spec: {classifiers: {c: {model: auto, task: t, target: {accuracy: 0.7}}}}",
                        "spec.classifiers.c.target.accuracy: is not a known field; did you mean 'min_accuracy'?"),
                of("spec: {classifiers: {c: {model: m, task: t}}}", "spec.classifiers.c.task: is only for model: auto"),
                of(
                        "spec: {classifiers: {c: {model: m, target: {fps: 5}}}}",
                        "spec.classifiers.c.target: is only where the agent chooses: with model: auto, device: auto or a list of devices"));
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

    private static Arguments of(String yaml, String sentence) {
        return Arguments.of(yaml, sentence);
    }
}
