package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manifest says of sizes, accuracy and calibration. */
class EvidenceTest {

    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path root;

    private TestBundle bundle;

    @BeforeEach
    void write() throws IOException {
        bundle = TestBundle.of(root, "tiny", 3, new TinyIr(), List.of("red", "green", "blue", "none"));
    }

    private ModelDescription read() {
        return new BundleReader("0.9.0").read(bundle.folder());
    }

    @Test
    void shouldHaveItsOwnSizeOnlyWhereNothingIsSaid() {
        // given a bundle of today

        // when
        ModelDescription model = read();

        // then
        assertThat(model.input().sizes()).containsExactly(8);
        assertThat(model.architecture()).isEmpty();
        assertThat(model.evidence()).isEqualTo(Evidence.NONE);
    }

    @Test
    void shouldReadEverythingThatWasMeasured() throws IOException {
        // given
        bundle.with(EvidenceTest::measured);

        // when
        ModelDescription model = read();

        // then
        assertThat(model.architecture()).isEqualTo("efficientnet-lite0");
        assertThat(model.evidence().accuracy())
                .containsExactly(
                        new Accuracy(
                                "val",
                                DIGEST,
                                "top1",
                                16,
                                "avx2",
                                0.75,
                                OptionalDouble.of(0.76),
                                OptionalDouble.of(0.9),
                                OptionalDouble.of(0.98),
                                OptionalDouble.of(0.4),
                                200),
                        new Accuracy(
                                "val",
                                "",
                                "top1",
                                8,
                                "",
                                0.5,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                1));
        assertThat(model.evidence().calibration())
                .isEqualTo(new Evidence.Calibration("val", DIGEST, 100, 0.061, 0.031));
    }

    @ParameterizedTest
    @CsvSource({
        "avx512_core_amx, avx512_core_vnni",
        "avx512_core_vnni, avx512_core_vnni",
        "avx512_core, sse41",
        "avx2_vnni, avx2_vnni",
        "avx2, sse41",
        "sse41, sse41"
    })
    void shouldApplyWhatWasMeasuredAtTheNearestLowerLevel(String level, String expected) {
        // given
        Evidence evidence = new Evidence(
                Stream.of("avx512_core_vnni", "avx2_vnni", "sse41")
                        .map(EvidenceTest::at)
                        .toList(),
                null);

        // when
        Accuracy row = evidence.applying("top1", 224, level);

        // then
        assertThat(Objects.requireNonNull(row).isa()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"top1, 224, unknown", "top1, 160, avx2", "top5, 224, avx2"})
    void shouldApplyNothingThatWasNotMeasured(String metric, int size, String level) {
        // given
        Evidence evidence = new Evidence(List.of(at("avx2")), null);

        // when
        Accuracy row = evidence.applying(metric, size, level);

        // then
        assertThat(row).isNull();
    }

    private static Accuracy at(String isa) {
        OptionalDouble none = OptionalDouble.empty();
        return new Accuracy("val", "", "top1", 224, isa, 0.75, none, none, none, none, 200);
    }

    private static void measured(ObjectNode manifest) {
        manifest.put("architecture", "efficientnet-lite0");
        var accuracy = manifest.putArray("accuracy");
        accuracy.addObject()
                .put("dataset", "val")
                .put("dataset_sha256", DIGEST)
                .put("metric", "top1")
                .put("size", 16)
                .put("isa", "avx2")
                .put("value", 0.75)
                .put("fp32", 0.76)
                .put("top5", 0.9)
                .put("agreement", 0.98)
                .put("latency_ratio", 0.4)
                .put("samples", 200);
        accuracy.addObject()
                .put("dataset", "val")
                .put("metric", "top1")
                .put("value", 0.5)
                .put("samples", 1);
        manifest.putObject("calibration")
                .put("dataset", "val")
                .put("dataset_sha256", DIGEST)
                .put("samples", 100)
                .put("error_before", 0.061)
                .put("error_after", 0.031);
    }

    @Test
    void shouldDescribeTheSameModelAtAnotherSize() throws IOException {
        // given
        bundle.sizes(16, 8, 12);
        ModelDescription model = read();

        // when
        ModelDescription larger = model.at(16);

        // then
        assertThat(model.input().sizes()).containsExactly(8, 12, 16);
        assertThat(larger.input().height()).isEqualTo(16);
        assertThat(larger.input().width()).isEqualTo(16);
        assertThat(larger.digest()).isEqualTo(model.digest());
        assertThat(Objects.requireNonNull(larger.golden()).outputs())
                .isEqualTo(bundle.folder().resolve("golden/outputs-16.f32"));
        assertThat(larger.at(8)).isEqualTo(model);
    }

    @Test
    void shouldRefuseASizeThatItDoesNotHave() {
        // given
        ModelDescription model = read();

        // when
        ModelException e = catchThrowableOfType(ModelException.class, () -> model.at(9));

        // then
        assertThat(e.problems()).containsExactly("has the sizes [8], not 9");
    }

    @Test
    void shouldRefuseGoldenOutputsOfTheWrongLengthAtAnySize() throws IOException {
        // given
        bundle.sizes(8, 16);
        Files.write(bundle.folder().resolve("golden/outputs-16.f32"), new byte[12]);
        bundle.listFiles().with(m -> {});

        // when
        ModelException e = catchThrowableOfType(ModelException.class, this::read);

        // then
        assertThat(e).hasMessageContaining("outputs-16.f32: has 12 bytes where 1 pictures of 4 classes need 16");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("/input/sizes: must have at least 1 entries", m -> sizes(m)),
                broken("/input/sizes: must not have an entry twice", m -> sizes(m, 8, 8)),
                broken("/input/sizes/0: must be at most 4096, is 5000", m -> sizes(m, 5000)),
                broken(
                        "/input/sizes/0: must be of type integer, is \"8\"",
                        m -> object(m, "input").putArray("sizes").add("8")),
                broken("its own size must be among them, which is 8x8", m -> sizes(m, 16)),
                broken("must have the sizes of /input/sizes but its own, [16], has []", m -> sizes(m, 8, 16)),
                broken("its own, [], has [16]", m -> outputs(m, "16", "golden/outputs.f32")),
                broken("\"nowhere\" is not among the files", m -> outputs(m, "16", "nowhere")),
                broken("its own, [], has [016]", m -> outputs(m, "016", "golden/outputs.f32")),
                broken("/accuracy/0/top5: must be at most 1, is 2", m -> row(m).put("top5", 2)),
                broken("/accuracy/0/agreement: must be at least 0", m -> row(m).put("agreement", -0.1)),
                broken("/accuracy/0/latency_ratio: must be greater than 0", m -> row(m).put("latency_ratio", 0)),
                broken("/accuracy/0/dataset_sha256: must be 64", m -> row(m).put("dataset_sha256", "abc")),
                broken(
                        "/calibration: lacks samples",
                        m -> m.putObject("calibration")
                                .put("dataset", "val")
                                .put("error_before", 0)
                                .put("error_after", 0)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void shouldSayWhatIsWrong(String expected, Consumer<ObjectNode> change) throws IOException {
        // given
        bundle.with(change);

        // when
        ModelException e = catchThrowableOfType(ModelException.class, this::read);

        // then
        assertThat(e).hasMessageContaining(expected);
    }

    private static Arguments broken(String expected, Consumer<ObjectNode> change) {
        return Arguments.of(expected, change);
    }

    private static ObjectNode object(ObjectNode manifest, String field) {
        return (ObjectNode) manifest.get(field);
    }

    private static void sizes(ObjectNode manifest, int... sizes) {
        var array = object(manifest, "input").putArray("sizes");
        for (int size : sizes) {
            array.add(size);
        }
    }

    private static void outputs(ObjectNode manifest, String size, String file) {
        object(manifest, "golden").putObject("outputs_by_size").put(size, file);
    }

    private static ObjectNode row(ObjectNode manifest) {
        measured(manifest);
        return (ObjectNode) manifest.get("accuracy").get(0);
    }
}
