package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.ModelOutput.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {

    private static final List<String> LABELS = List.of("red", "green", "blue", "none");

    @TempDir
    private Path root;

    private TestBundle bundle;

    @BeforeEach
    void write() throws IOException {
        bundle = TestBundle.of(root, "tiny", 3, new TinyIr(), LABELS);
    }

    @Test
    void shouldDescribeTheModel() {
        // given a whole bundle

        // when
        ModelDescription model = new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder());

        // then
        assertThat(model.id()).isEqualTo("tiny@3");
        assertThat(model.labels()).isEqualTo(LABELS);
        assertThat(model.input().fit()).isEqualTo(Fit.STRETCH);
        assertThat(model.output().tensor()).isEqualTo("scores");
        assertThat(model.output().activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(Objects.requireNonNull(model.golden()).readOutputs()).hasDimensions(1, 4);
    }

    @Test
    void shouldNameTheDigestOfTheManifest() throws IOException {
        // given
        String digest = Sha256.of(Files.readAllBytes(bundle.folder().resolve("bundle.json")));

        // when
        ModelDescription model = new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder());

        // then
        assertThat(model.digest()).isEqualTo("sha256:" + digest);
    }

    static Stream<Arguments> brokenManifests() {
        return Stream.of(
                broken("/schema: must be \"io.ocellus.bundle.v1\", is \"v2\"", m -> m.put("schema", "v2")),
                broken("/version: must be at least 1, is 0", m -> m.put("version", 0)),
                broken("/: lacks task", m -> m.remove("task")),
                broken("/name: must be lower-case letters", m -> m.put("name", "Tiny Model")),
                broken("/input/fit: must be one of", m -> input(m).put("fit", "squeeze")),
                broken("/input/gamma: is not known", m -> input(m).put("gamma", 2)),
                broken(
                        "/input/scale/0: must be greater than 0",
                        m -> input(m).putArray("scale").add(0)),
                broken(
                        "/input/mean: must have 3 numbers for RGB, has 1",
                        m -> input(m).putArray("mean").add(0)),
                broken("model.xml has 8 rows, not 16", m -> input(m).put("height", 16)),
                broken("model.xml has 3 channels, not 1", m -> gray(m)),
                broken("said to be probabilities, but model.xml ends in MatMul", m -> output(m, "probabilities")),
                broken("/temperature: must be greater than 0", m -> m.put("temperature", 0)),
                broken("/labels/sha256: differs", m -> object(m, "labels").put("sha256", "0".repeat(64))),
                broken("labels, bundle.json says 5", m -> object(m, "labels").put("count", 5)),
                broken(
                        "\"lab.txt\" is not among the files",
                        m -> object(m, "labels").put("file", "lab.txt")),
                broken("\"../evil\" is not allowed", m -> list(m, "../evil")),
                broken("\"/etc/passwd\" is not allowed", m -> list(m, "/etc/passwd")),
                broken("\"a/../../b\" is not allowed", m -> list(m, "a/../../b")),
                broken("\"a\\\\b\" is not allowed".replace("\\\\", "\\"), m -> list(m, "a\\b")),
                broken("\"bundle.json\" is not allowed", m -> list(m, "bundle.json")),
                broken("extra.bin is listed but missing", m -> list(m, "extra.bin")));
    }

    @ParameterizedTest
    @MethodSource("brokenManifests")
    void shouldSayWhatIsWrongInTheManifest(String expected, Consumer<ObjectNode> change) throws IOException {
        // given
        bundle.with(change);

        // when
        ModelException e = catchThrowableOfType(
                ModelException.class, () -> new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder()));

        // then
        assertThat(e).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.1", "0.8.99", "0.9.0"})
    void shouldTakeABundleForThisAgentAndOlderOnes(String minimum) throws IOException {
        // given
        bundle.with(m -> m.put("minimum_agent", minimum));

        // when
        ModelDescription model = new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder());

        // then
        assertThat(model.id()).isEqualTo("tiny@3");
    }

    /** Also where it has what this agent can't know. */
    @ParameterizedTest
    @ValueSource(strings = {"0.9.1", "0.10.0", "1.0.0", "1.0.0-rc1"})
    void shouldRefuseABundleForANewerAgentInOneSentence(String minimum) throws IOException {
        // given
        bundle.with(m -> m.put("minimum_agent", minimum).put("new_field", true));

        // when
        ModelException e = catchThrowableOfType(
                ModelException.class, () -> new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder()));

        // then
        assertThat(e.problems())
                .containsExactly("needs ocellus " + minimum.replace("-rc1", "")
                        + " or newer, this is 0.9.0-SNAPSHOT; update the agent, or use an older version of the model");
    }

    @Test
    void shouldNameEveryFileThatDiffers() throws IOException {
        // given
        Path folder = bundle.folder();
        flipLastBit(folder.resolve("model.bin"));
        Files.writeString(folder.resolve("labels.txt"), "red\n");
        Files.delete(folder.resolve("golden/a.png"));
        Files.writeString(folder.resolve("notes.txt"), "not listed");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("model.bin"));

        // when
        ModelException e =
                catchThrowableOfType(ModelException.class, () -> new BundleReader("0.9.0-SNAPSHOT").read(folder));

        // then
        assertThat(e.problems())
                .containsExactlyInAnyOrder(
                        "link is not a plain file",
                        "model.bin does not have the content that bundle.json says (its sha256 differs)",
                        "labels.txt has 4 bytes, bundle.json says 20",
                        "golden/a.png is listed but missing",
                        "notes.txt is not listed in bundle.json");
    }

    @Test
    void shouldRefuseADuplicateName() throws IOException {
        // given
        Path manifest = bundle.folder().resolve("bundle.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", "{\"version\":9,"));

        // when
        ModelException e = catchThrowableOfType(
                ModelException.class, () -> new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder()));

        // then
        assertThat(e).hasMessageContaining("bundle.json: has a field twice at line 1");
    }

    @Test
    void shouldRefuseGoldenPicturesOutsideTheBundle() throws IOException {
        // given
        Files.writeString(bundle.folder().resolve("golden/pictures.json"), "[\"../../../secret.png\"]");
        bundle.listFiles().with(m -> {});

        // when
        ModelException e = catchThrowableOfType(
                ModelException.class, () -> new BundleReader("0.9.0-SNAPSHOT").read(bundle.folder()));

        // then
        assertThat(e).hasMessageContaining("names \"../../../secret.png\", which is not in golden/");
    }

    private static void flipLastBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    private static Arguments broken(String expected, Consumer<ObjectNode> change) {
        return Arguments.of(expected, change);
    }

    private static ObjectNode object(ObjectNode manifest, String field) {
        return (ObjectNode) manifest.get(field);
    }

    private static ObjectNode input(ObjectNode manifest) {
        return object(manifest, "input");
    }

    private static void gray(ObjectNode manifest) {
        input(manifest).put("color", "GRAY");
        input(manifest).putArray("mean").add(0);
        input(manifest).putArray("scale").add(1);
    }

    private static void output(ObjectNode manifest, String kind) {
        object(manifest, "output").put("kind", kind);
    }

    private static void list(ObjectNode manifest, String name) {
        object(manifest, "files").putObject(name).put("sha256", "0".repeat(64)).put("bytes", 1);
    }
}
