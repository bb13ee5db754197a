package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RuntimeExtension.class)
class CoreTest {

    private static final String SHAPE = "1,3,2,2";

    private final OpenVino openVino;
    private final Core core;

    @TempDir
    private Path folder;

    CoreTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @Test
    void shouldListTheDevices() {
        // when
        List<String> devices = core.getAvailableDevices();

        // then
        assertThat(devices).contains("CPU");
    }

    @Test
    void shouldNameThePluginsVersion() {
        // when
        Map<String, Version> versions = core.getVersions("CPU");

        // then
        assertThat(versions)
                .hasSize(1)
                .hasEntrySatisfying(
                        "CPU",
                        version -> assertThat(version.buildNumber())
                                .isEqualTo(openVino.version().buildNumber()));
    }

    @Test
    void shouldReadADevicesProperties() {
        // when
        String capabilities = core.getProperty("CPU", Property.OPTIMIZATION_CAPABILITIES);

        // then
        assertThat(capabilities).contains("FP32");
        assertThat(core.getProperty("CPU", Property.FULL_DEVICE_NAME)).isNotBlank();
        assertThat(core.getProperty("CPU", Property.SUPPORTED_PROPERTIES)).contains(Property.INFERENCE_NUM_THREADS);
    }

    @Test
    void shouldSetADevicesProperties() {
        try (Core ownCore = new Core(openVino)) {
            // when
            ownCore.setProperties("CPU", Map.of(Property.INFERENCE_NUM_THREADS, "1", Property.NUM_STREAMS, "1"));

            // then
            assertThat(ownCore.getProperty("CPU", Property.INFERENCE_NUM_THREADS))
                    .isEqualTo("1");
            assertThat(ownCore.getProperty("CPU", Property.NUM_STREAMS)).isEqualTo("1");
        }
    }

    @Test
    void shouldReadAModelFromFiles() throws IOException {
        // given
        Path xml = write("model.xml", TestModels.affineXml(SHAPE));
        write("model.bin", TestModels.AFFINE_WEIGHTS);

        // when
        try (Model model = core.readModel(xml)) {

            // then
            assertThat(model.getFriendlyName()).isEqualTo("affine");
        }
    }

    @Test
    void shouldReadAModelWhoseWeightsLieElsewhere() throws IOException {
        // given
        Path xml = write("model.xml", TestModels.affineXml(SHAPE));
        Path weights = write("elsewhere", TestModels.AFFINE_WEIGHTS);

        // when
        try (Model model = core.readModel(xml, weights)) {

            // then
            assertThat(model.getFriendlyName()).isEqualTo("affine");
        }
    }

    @Test
    void shouldReadAModelWithoutWeightsFromMemory() {
        // given
        Ir ir = new Ir("sum");
        int x = ir.parameter("x", "2");
        byte[] xml = ir.result(ir.operation("Add", "auto_broadcast=\"numpy\"", x, x, "y"));

        // when
        try (Model model = core.readModel(xml)) {

            // then
            assertThat(model.getFriendlyName()).isEqualTo("sum");
        }
    }

    @Test
    void shouldImportWhatWasExported() throws IOException {
        // given
        Path blob = folder.resolve("model.blob");
        try (Model model = TestModels.affine(openVino, core, SHAPE);
                CompiledModel compiled = TestModels.compile(core, model)) {
            compiled.exportModel(blob);
        }
        byte[] content = Files.readAllBytes(blob);

        // when
        try (CompiledModel imported = core.importModel(MemorySegment.ofArray(content), "CPU")) {
            Arrays.fill(content, (byte) 0);

            // then
            assertThat(TestModels.infer(imported, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3))
                    .containsExactly(0, 2, 4, 6, 1, 3, 5, 7, 2, 4, 6, 8);
        }
    }

    @Test
    void shouldSayThatAModelIsMissing() {
        assertRefused(
                () -> core.readModel(Path.of("/nowhere/model.xml")),
                "reading the model /nowhere/model.xml failed: GENERAL_ERROR (-1), OpenVINO says: "
                        + "ir: Could not open the file: \"/nowhere/model.xml\"");
    }

    @Test
    void shouldRefuseACorruptModel() throws IOException {
        // given
        Path xml = write("corrupt.xml", "<net name='x' version='11'><layers>".getBytes(StandardCharsets.UTF_8));

        // then
        assertRefused(() -> core.readModel(xml), "tags mismatch");
    }

    @Test
    void shouldRefuseAModelWithoutItsWeights() throws IOException {
        // given
        Path xml = write("model.xml", TestModels.affineXml(SHAPE));

        // then
        assertRefused(() -> core.readModel(xml), "bin file cannot be found");
        assertRefused(() -> core.readModel(xml, folder.resolve("no.bin")), "no.bin");
        assertRefused(() -> core.readModel(TestModels.affineXml(SHAPE)), "reading a model from memory");
    }

    @Test
    void shouldRefuseTruncatedWeights() throws IOException {
        // given
        Path xml = write("model.xml", TestModels.affineXml(SHAPE));
        write("model.bin", Arrays.copyOf(TestModels.AFFINE_WEIGHTS, 10));

        // then
        assertRefused(() -> core.readModel(xml), "Incorrect weights");
        try (Tensor weights = TestModels.weights(openVino, 2, 0)) {
            assertRefused(() -> core.readModel(TestModels.affineXml(SHAPE), weights), "Incorrect weights");
        }
    }

    @Test
    void shouldRefuseAnUnknownDevice() {
        try (Model model = TestModels.affine(openVino, core, SHAPE)) {
            assertRefused(
                    () -> core.compileModel(model, "TPU", Map.of()),
                    "compiling the model for device TPU failed: GENERAL_ERROR (-1), OpenVINO says: "
                            + "Device with \"TPU\" name is not registered");
        }
        assertRefused(() -> core.getProperty("TPU", Property.FULL_DEVICE_NAME), "TPU");
        assertRefused(() -> core.setProperties("TPU", Map.of(Property.NUM_STREAMS, "1")), "TPU");
        assertRefused(() -> core.importModel(MemorySegment.ofArray(new byte[8]), "TPU"), "TPU");
    }

    @Test
    void shouldNotExplainAFailureByTheTextOfAnotherOne() {
        // given
        assertRefused(() -> core.getProperty("CPU", "NO_SUCH_PROPERTY"), "NO_SUCH_PROPERTY");

        // then: this one fails without a text
        assertThatThrownBy(() -> core.getVersions("TPU"))
                .hasMessage("asking for the version of device TPU failed: NOT_FOUND (-5)")
                .extracting(e -> ((OpenVinoException) e).status())
                .isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void shouldRefuseWrongProperties() {
        try (Model model = TestModels.affine(openVino, core, SHAPE)) {
            assertRefused(
                    () -> core.compileModel(model, "CPU", Map.of(Property.PERFORMANCE_HINT, "FASTEST")),
                    "compiling the model for device CPU with {PERFORMANCE_HINT=FASTEST} failed");
            assertRefused(() -> core.compileModel(model, "CPU", Map.of("NO_SUCH", "1")), "NO_SUCH");
        }
        assertRefused(() -> core.setProperties("CPU", Map.of(Property.NUM_STREAMS, "many")), "{NUM_STREAMS=many}");
        assertRefused(() -> core.setProperties("CPU", Map.of("NO_SUCH", "1")), "NO_SUCH");
    }

    @Test
    void shouldRefuseToImportWhatIsNoCompiledModel() throws IOException {
        // given
        Path blob = folder.resolve("model.blob");
        try (Model model = TestModels.affine(openVino, core, SHAPE);
                CompiledModel compiled = TestModels.compile(core, model)) {
            compiled.exportModel(blob);
        }
        byte[] content = Files.readAllBytes(blob);

        // then
        assertRefused(() -> importModel(new byte[0]), "importing a compiled model for device CPU");
        assertRefused(() -> importModel(new byte[100]), "importing a compiled model for device CPU");
        assertRefused(() -> importModel(Arrays.copyOf(content, content.length / 2)), "importing a compiled model");
    }

    private void importModel(byte[] content) {
        core.importModel(MemorySegment.ofArray(content), "CPU").close();
    }

    private static void assertRefused(ThrowingCallable call, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining(text)
                .hasMessageNotContaining("\n")
                .extracting(e -> ((OpenVinoException) e).status())
                .isEqualTo(Status.GENERAL_ERROR);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
