package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");
    private static final Cost COST = new Cost(0.5, 0.004, 0.009, 400.5, 0.0042, 23_000_000, 2);

    @TempDir
    private Path state;

    private final List<String> sentences = new ArrayList<>();

    private ProfileStore open() {
        return ProfileStore.open(state, sentences::add);
    }

    private static Candidate candidate(String digest, String device) {
        return new Candidate("lite0@1", digest, "efficientnet-lite0", "classification", 224, 224, device, "int8");
    }

    private static DeviceInventory here(String openVino, String level, int cores, Host.Limits limits, String driver) {
        Host host = new Host("Intel Atom x6425E", level, cores, 8L << 30, limits);
        return new DeviceInventory(
                openVino,
                Path.of("libopenvino_c.so"),
                host,
                List.of(device("CPU", "", "isa=" + level), device("GPU", driver, "gpu=" + driver)),
                List.of());
    }

    private static Device device(String name, String driver, String requirements) {
        return new Device(name, name, "", driver, List.of(), OptionalLong.empty(), 2, requirements, "");
    }

    private static final Host.Limits FREE = new Host.Limits(OptionalDouble.empty(), OptionalLong.empty(), "0-3");
    private static final DeviceInventory HERE = here("2026.4.1", "sse41", 4, FREE, "26.1");

    @Test
    void shouldFindAgainWhatItKept() throws IOException {
        // given
        open().keep(candidate("sha256:a", "CPU"), COST, HERE, NOW);
        PictureCost picture = new PictureCost("h264", 640, 480, 0.001, 0.0002, 0.0001, false);
        ProfileStore between = open();
        between.keep(List.of(picture), HERE);

        // when
        ProfileStore store = open();

        // then
        assertThat(store.find(candidate("sha256:a", "CPU"), HERE)).contains(COST);
        assertThat(store.all(HERE)).extracting(Measurement::candidate).containsExactly(candidate("sha256:a", "CPU"));
        assertThat(store.pictures(HERE)).containsExactly(picture);
        assertThat(sentences).isEmpty();
        assertThat(state).isDirectoryContaining("glob:**.json").isDirectoryNotContaining("glob:**.draft");
    }

    static List<DeviceInventory> otherPlaces() {
        Host.Limits half = new Host.Limits(OptionalDouble.of(0.5), OptionalLong.empty(), "0-3");
        return List.of(
                here("2026.5.0", "sse41", 4, FREE, "26.1"),
                here("2026.4.1", "avx2", 4, FREE, "26.1"),
                here("2026.4.1", "sse41", 2, FREE, "26.1"),
                here("2026.4.1", "sse41", 4, half, "26.1"),
                here("2026.4.1", "sse41", 4, FREE, "26.2"));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void shouldForgetWhatNoLongerHolds(DeviceInventory now) throws IOException {
        // given
        ProfileStore store = open();
        store.keep(candidate("sha256:a", "GPU"), COST, HERE, NOW);

        // when
        String changes = store.staleness(candidate("sha256:a", "GPU"), now);

        // then
        assertThat(changes).contains(" was '").contains("', is '");
        assertThat(store.find(candidate("sha256:a", "GPU"), now)).isEmpty();
        assertThat(store.all(now)).isEmpty();
        assertThat(store.find(candidate("sha256:a", "GPU"), HERE)).contains(COST);
    }

    @Test
    void shouldNotMindAnotherDevicesDriver() throws IOException {
        // given
        ProfileStore store = open();
        store.keep(candidate("sha256:a", "CPU"), COST, HERE, NOW);
        store.keep(candidate("sha256:a", "AUTO:GPU,CPU"), COST, HERE, NOW);

        // when
        DeviceInventory now = here("2026.4.1", "sse41", 4, FREE, "26.2");

        // then
        assertThat(store.all(now)).extracting(Measurement::candidate).containsExactly(candidate("sha256:a", "CPU"));
    }

    @Test
    void shouldDropTheFiguresOfABundleThatWasReplaced() throws IOException {
        // given
        ProfileStore store = open();
        store.keep(candidate("sha256:a", "CPU"), COST, HERE, NOW);

        // when
        store.keep(candidate("sha256:b", "CPU"), COST, HERE, NOW);

        // then
        assertThat(open().all(HERE)).extracting(Measurement::candidate).containsExactly(candidate("sha256:b", "CPU"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"schema\":\"io.ocellus.profile.v2\"}",
                "{\"schema\":\"io.ocellus.profile.v1\",\"costs\":[{}]}",
                "{\"schema\":\"io.ocellus.profile.v1\",\"pictures\":{}}"
            })
    void shouldSayThatItIsDamagedAndStartAnew(String content) throws IOException {
        // given
        Files.writeString(state.resolve(ProfileStore.FILE), content);

        // when
        ProfileStore store = open();

        // then
        assertThat(sentences)
                .singleElement()
                .asString()
                .matches(".*/profile.json is damaged \\(.+\\); everything is measured anew");
        store.keep(candidate("sha256:a", "CPU"), COST, HERE, NOW);
        assertThat(open().all(HERE)).hasSize(1);
        assertThat(sentences).hasSize(1);
    }

    @Test
    void shouldRefuseAFigureThatIsNone() throws IOException {
        // given
        open().keep(candidate("sha256:a", "CPU"), COST, HERE, NOW);
        Path file = state.resolve(ProfileStore.FILE);
        Files.writeString(file, Files.readString(file).replace("400.5", "-1"));

        // when
        ProfileStore store = open();

        // then
        assertThat(store.all(HERE)).isEmpty();
        assertThat(sentences).singleElement().asString().contains("throughput is no number from 0");
    }

    @Test
    void shouldLeaveTheOldFileWhereItCantWrite() throws IOException {
        // given
        ProfileStore store = open();
        store.keep(candidate("sha256:a", "CPU"), COST, HERE, NOW);
        Files.createDirectories(state.resolve("profile.json.draft/in-the-way"));

        // when, then
        assertThatThrownBy(() -> store.keep(candidate("sha256:b", "CPU"), COST, HERE, NOW))
                .isInstanceOf(IOException.class);
        assertThat(open().all(HERE)).extracting(Measurement::candidate).containsExactly(candidate("sha256:a", "CPU"));
    }
}
