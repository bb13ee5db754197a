package io.ocellus.config;

import static io.ocellus.config.Documents.FOLDER;
import static io.ocellus.config.Documents.READER;
import static io.ocellus.config.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ocellus.config.CameraSpec.Pace;
import io.ocellus.config.PublishSpec.Detail;
import io.ocellus.config.PublishSpec.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @Test
    void shouldReadWhoIsTrustedUntilTheEndOfADay() throws Exception {
        // given
        String yaml = "local: {trust: {release: {role: model, file: keys/release.pem, not_after: 2027-12-31}}}\n"
                + "spec: {classifiers: {things: {model: lite0}}, cameras: {dock1: {url: 'test:320x240'}}}";

        // when
        Settings settings = read(yaml);

        // then
        assertThat(settings.local().trust())
                .containsExactly(Map.entry(
                        "release",
                        new Local.Trust(
                                Local.Trust.Role.MODEL,
                                FOLDER.resolve("keys/release.pem"),
                                Instant.parse("2027-12-31T23:59:59Z"))));
    }

    @Test
    void shouldFillInEveryDefault() throws Exception {
        // given
        String yaml = "spec: {classifiers: {things: {model: lite0}}, cameras: {dock1: {url: 'test:320x240'}}}";

        // when
        Settings settings = read(yaml);

        // then
        assertThat(settings.local())
                .isEqualTo(new Local(
                        "default",
                        "gw12",
                        null,
                        new Local.OutboxSettings(64 << 20, Duration.ofHours(24), 200),
                        Map.of(),
                        Map.of(),
                        new Local.HttpSettings("127.0.0.1", 8080),
                        FOLDER.resolve("models"),
                        FOLDER.resolve("state"),
                        null,
                        null));
        PublishSpec publish = new PublishSpec(
                Policy.ON_CHANGE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Detail.SHORT,
                0.25,
                0.5,
                3,
                Duration.ofSeconds(30));
        assertThat(settings.spec().classifiers())
                .containsExactly(Map.entry("things", new ClassifierSpec("lite0", null, "CPU", 0, 5)));
        assertThat(settings.spec().cameras().get("dock1"))
                .isEqualTo(new CameraSpec(
                        "test:320x240",
                        null,
                        true,
                        0,
                        CameraSpec.Transport.TCP,
                        CameraSpec.Acceleration.NONE,
                        Pace.REALTIME,
                        false,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        List.of(),
                        new HealthSpec(true, Duration.ofSeconds(10), Duration.ofSeconds(60), 0.98, 0.9, 0.03),
                        new TreeMap<>(Map.of("main", new ViewSpec(Region.FULL, "things", 0, publish)))));
    }

    @Test
    void shouldReadWhatIsWritten() throws Exception {
        // when
        Settings settings = read(Documents.VALID);

        // then
        MqttSettings mqtt = Objects.requireNonNull(settings.local().mqtt());
        assertThat(mqtt.url()).hasToString("mqtts://broker:8884");
        assertThat(mqtt.clientId()).isEqualTo("ocellus-plant7-gw12");
        assertThat(mqtt.keepAlive()).isEqualTo(Duration.ofSeconds(20));
        assertThat(Objects.requireNonNull(mqtt.password()).reveal()).isEqualTo(Documents.PASSWORD);
        CameraSpec clip = Objects.requireNonNull(settings.spec().cameras().get("clip"));
        assertThat(clip.url()).isEqualTo("file:/etc/ocellus/clips/dock.mp4");
        assertThat(clip.pace()).isEqualTo(Pace.FAST);
        CameraSpec dock = Objects.requireNonNull(settings.spec().cameras().get("dock1"));
        assertThat(dock.mask()).containsExactly(new Region(0, 0, 0.2, 0.1));
        assertThat(dock.views().get("bay1"))
                .extracting(ViewSpec::region, ViewSpec::classifier, ViewSpec::fps)
                .containsExactly(new Region(0.1, 0.2, 0.3, 0.4), "things", 5.0);
    }

    @ParameterizedTest
    @CsvSource({
        "'',/etc/ocellus/state",
        "/var/lib/ocellus,/var/lib/ocellus",
        "/var/lib/ocellus:/var/lib/b,/var/lib/ocellus"
    })
    void shouldKeepItsStateWhereTheServiceManagerSays(String given, Path expected) throws Exception {
        // given
        SettingsReader reader = new SettingsReader(Map.of("STATE_DIRECTORY", given), "gw12");

        // when
        Path state = reader.read("spec: {}", FOLDER).local().state();

        // then
        assertThat(state).isEqualTo(expected);
        assertThat(reader.read("local: {state: mine}", FOLDER).local().state()).isEqualTo(FOLDER.resolve("mine"));
    }

    @Test
    void shouldReadTheBoundsOfTheOutbox() throws Exception {
        // given
        String yaml = "local: {outbox: {bytes: 2GiB, age: 90m, resend_rate: 50}}";

        // when
        Local local = read(yaml).local();

        // then
        assertThat(local.outbox()).isEqualTo(new Local.OutboxSettings(2L << 30, Duration.ofMinutes(90), 50));
    }

    @Test
    void shouldLetTheNearerPublishWinFieldByField() throws Exception {
        // when
        CameraSpec camera =
                Objects.requireNonNull(read(Documents.VALID).spec().cameras().get("dock1"));

        // then
        assertThat(camera.views().get("bay1"))
                .extracting(ViewSpec::publish, InstanceOfAssertFactories.type(PublishSpec.class))
                .extracting(PublishSpec::policy, PublishSpec::consecutive, PublishSpec::heartbeat, PublishSpec::detail)
                .containsExactly(Policy.EVERY, 2, Duration.ofSeconds(30), Detail.FULL);
        assertThat(camera.views().get("bay2"))
                .extracting(ViewSpec::publish, InstanceOfAssertFactories.type(PublishSpec.class))
                .extracting(PublishSpec::policy, PublishSpec::consecutive)
                .containsExactly(Policy.INTERVAL, 2);
    }

    @Test
    void shouldGiveTheBrokersUsualPorts() throws Exception {
        // given
        String plain = Documents.mqtt("{url: 'mqtt://broker'}");
        String tls = Documents.mqtt("{url: 'MQTTS://[::1]/'}");

        // when
        List<Settings> settings = List.of(read(plain), read(tls));

        // then
        assertThat(settings)
                .extracting(s -> Objects.requireNonNull(s.local().mqtt()).url().toString())
                .containsExactly("mqtt://broker:1883", "mqtts://[::1]:8883");
    }

    @Test
    void shouldResolveCameraFilesBelowMedia() throws Exception {
        // given
        String yaml = """
                local: {media: clips}
                spec: {classifiers: {c: {model: m}}, cameras: {a: {url: 'folder:x/../y'}, b: {url: 'file:///etc/ocellus/clips/b.mp4'}}}
                """;

        // when
        Settings settings = read(yaml);

        // then
        assertThat(settings.spec().cameras().values())
                .extracting(CameraSpec::url)
                .containsExactly("folder:/etc/ocellus/clips/y", "file:/etc/ocellus/clips/b.mp4");
    }

    @Test
    void shouldTellAllProblemsAtOnceInTheirOrder() {
        // given
        String yaml = """
                local:
                  site: Plant 7
                  mqtt: {url: 'ws://broker', keep_alife: 5s}
                spec:
                  cameras:
                    dock1: {url: 'rtsp://h/1', fps: -1, credentials: dock}
                    dock2: {fsp: 5}
                    dock3: {url: 'file:x', mask: [[0, 0, 2, 1], [0.5, 0, 0.6, 1]]}
                  classifiers: {things: {model: m}}
                """;

        // when
        List<String> problems = Documents.problems(yaml);

        // then
        assertThat(problems)
                .containsExactly(
                        "local.site: must be an id (a-z, 0-9, '_' and '-', at most 63 characters, a letter or digit first),"
                                + " is 'Plant 7'",
                        "local.mqtt.keep_alife: is not a known field; did you mean 'keep_alive'?",
                        "local.mqtt.url: scheme 'ws' is not supported; use mqtt or mqtts",
                        "spec.cameras.dock1.fps: must be greater than 0, is -1",
                        "spec.cameras.dock1.credentials: 'dock' is not in local.credentials",
                        "spec.cameras.dock2.url: is missing",
                        "spec.cameras.dock2.fsp: is not a known field; did you mean 'fps'?",
                        "spec.cameras.dock3.mask[0][2]: must be at most 1, is 2",
                        "spec.cameras.dock3.mask[1]: must lie inside the picture: x + width must be at most 1, is 1.1");
    }

    @Test
    void shouldSayLineAndPointerOfAProblem() {
        // given
        String yaml = "spec:\n  cameras:\n    dock1:\n      url: test:320x240\n      fps: -1\n";

        // when
        List<Problem> problems = problemsOf(yaml);

        // then
        assertThat(problems).extracting(Problem::pointer, Problem::line).contains(tuple("/spec/cameras/dock1/fps", 5));
    }

    private static List<Problem> problemsOf(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    @Test
    void shouldNeverPrintASecret() throws Exception {
        // when
        Settings settings = read(Documents.VALID);

        // then
        assertThat(settings.toString()).contains("***").doesNotContain(Documents.PASSWORD);
    }

    @Test
    void shouldShowANetworkCameraOnlyUpToItsHost() throws Exception {
        // given
        String yaml =
                Documents.camera("{url: 'http://cam:81/user=a&password=hunter2?pwd=hunter2', classifier: things}");

        // when
        Settings settings = read(yaml);

        // then
        assertThat(settings.toString()).contains("http://cam:81/…").doesNotContain("hunter2");
    }

    @Test
    void shouldReadASpecThatCameByItself() throws Exception {
        // given
        JsonNode spec = new ObjectMapper().readTree("""
                {"classifiers": {"c": {"model": "m"}},
                 "cameras": {"a": {"url": "rtsp://h/1", "credentials": "dock"}, "b": {"url": "file:b.mp4"}}}""");
        Local local = read("local: {media: clips, credentials: {dock: {username: u, password: {env: PW}}}}")
                .local();

        // when
        Spec read = READER.readSpec(spec, local, FOLDER);

        // then
        assertThat(read.cameras().get("a")).extracting(CameraSpec::credentials).isEqualTo("dock");
        assertThat(read.cameras().get("b")).extracting(CameraSpec::url).isEqualTo("file:/etc/ocellus/clips/b.mp4");
    }

    @Test
    void shouldRefuseASpecThatLeavesThisGatewaysLimits() throws Exception {
        // given
        JsonNode spec = new ObjectMapper().readTree("""
                {"classifiers": {"c": {"model": "m"}}, "local": {},
                 "cameras": {"a": {"url": "rtsp://h/1", "credentials": "door"}, "b": {"url": "file:../b.mp4"}}}""");
        Local local = read("local: {media: clips}").local();

        // when / then
        assertThatThrownBy(() -> READER.readSpec(spec, local, FOLDER))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::pointer, Problem::toString)
                                .containsExactly(
                                        tuple(
                                                "/spec/local",
                                                "spec.local: is not a known field; known are cameras, classifiers, publishing"),
                                        tuple(
                                                "/spec/cameras/a/credentials",
                                                "spec.cameras.a.credentials: 'door' is not in local.credentials"),
                                        tuple(
                                                "/spec/cameras/b/url",
                                                "spec.cameras.b.url: the path leaves the folder of local.media")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "NaN"})
    void shouldRefuseASpecWithANumberThatIsNone(String number) throws Exception {
        // given
        JsonNode spec = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build()
                .readTree("""
                        {"classifiers": {"c": {"model": "m"}},
                         "cameras": {"a": {"url": "rtsp://h/1", "fps": %1$s, "mask": [%1$s, {"x": %1$s}]}}}""".formatted(number));
        Local local = read("local: {}").local();

        // when / then
        assertThatThrownBy(() -> READER.readSpec(spec, local, FOLDER))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .filteredOn(problem -> problem.sentence().contains("bounds"))
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "spec.cameras.a.fps: must be a number within the bounds of a double",
                                        "spec.cameras.a.mask[0]: must be a number within the bounds of a double",
                                        "spec.cameras.a.mask[1].x: must be a number within the bounds of a double"));
    }

    @Test
    void shouldReadTheExampleThatIsShipped() throws Exception {
        // given
        Path example = Path.of("deploy/ocellus.example.yaml");
        SettingsReader reader =
                new SettingsReader(Map.of("OCELLUS_MQTT_PASSWORD", "a", "OCELLUS_DOCK_PASSWORD", "b"), "gw");

        // when
        Settings settings = reader.read(example);

        // then
        assertThat(settings.spec().cameras()).containsOnlyKeys("dock1", "bench", "clip");
        assertThat(settings.local().models()).isEqualTo(example.toAbsolutePath().resolveSibling("models"));
    }
}
