package io.ocellus.config;

import static io.ocellus.config.Documents.camera;
import static io.ocellus.config.Documents.mqtt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Brokers and secrets with one thing wrong, and the one sentence that each gets. */
class RefusedBrokersTest {

    @ParameterizedTest(name = "{1}")
    @MethodSource({"brokers", "secrets", "misplacedSecrets"})
    void shouldSayWhatIsWrongInOneSentence(String yaml, String sentence) {
        // when
        List<String> problems = Documents.problems(yaml);

        // then
        assertThat(problems).containsExactly(sentence);
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

    private static Arguments of(String yaml, String sentence) {
        return Arguments.of(yaml, sentence);
    }
}
