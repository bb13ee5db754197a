package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RuntimeExtension.class)
class CompiledModelTest {

    private static final PartialShape SHAPE = PartialShape.of(Shape.of(1, 3, 2, 2));

    private final OpenVino openVino;
    private final Core core;
    private CompiledModel compiled;

    CompiledModelTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @BeforeEach
    void compile() {
        try (Model model = TestModels.affine(openVino, core, "1,3,2,2")) {
            compiled = TestModels.compile(core, model);
        }
    }

    @AfterEach
    void close() {
        compiled.close();
    }

    @Test
    void shouldDescribeItself() {
        assertThat(compiled.inputs()).containsExactly(new Output(0, "x", ElementType.F32, SHAPE));
        assertThat(compiled.outputs()).containsExactly(new Output(0, "y", ElementType.F32, SHAPE));
    }

    @Test
    void shouldSayHowItIsExecuted() {
        assertThat(compiled.getExecutionDevices()).containsExactly("CPU");
        assertThat(compiled.getOptimalNumberOfInferRequests()).isPositive();
        assertThat(compiled.getProperty(Property.INFERENCE_PRECISION_HINT)).isEqualTo("f32");
        assertThat(compiled.getProperty(Property.RUNTIME_REQUIREMENTS)).contains("ov=");
    }

    @Test
    void shouldTakeProperties() {
        // given
        Map<String, String> properties = Map.of(
                Property.PERFORMANCE_HINT, "THROUGHPUT",
                Property.PERFORMANCE_HINT_NUM_REQUESTS, "1",
                Property.EXECUTION_MODE_HINT, "ACCURACY");

        // when
        try (Model model = TestModels.affine(openVino, core, "1,3,2,2");
                CompiledModel accurate = core.compileModel(model, "CPU", properties)) {

            // then
            properties.forEach((key, value) ->
                    assertThat(accurate.getProperty(key)).as(key).isEqualTo(value));
        }
    }

    @Test
    void shouldSayWhereAutoExecutes() {
        // when
        try (Model model = TestModels.affine(openVino, core, "1,3,2,2");
                CompiledModel auto = core.compileModel(model, "AUTO:CPU", Map.of())) {

            // then
            assertThat(auto.getExecutionDevices()).containsExactly("CPU");
        }
    }

    @Test
    void shouldRefuseAnUnknownProperty() {
        assertThatThrownBy(() -> compiled.getProperty("NO_SUCH"))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("reading the property NO_SUCH of the compiled model failed");
    }

    @Test
    void shouldSayThatItCannotBeExportedThere() {
        assertThatThrownBy(() -> compiled.exportModel(Path.of("/nowhere/model.blob")))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("exporting the compiled model to /nowhere/model.blob failed");
    }
}
