package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.openvino.InferRequest.Outcome;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ownership: who may close what, when, and what every use after it says. */
@ExtendWith(RuntimeExtension.class)
class ClosingTest {

    private static final String SHAPE = "1,3,2,2";

    private final OpenVino openVino;

    ClosingTest(OpenVino openVino) {
        this.openVino = openVino;
    }

    @Test
    void shouldInferAfterEverythingElseWasClosed() {
        // given
        Core core = new Core(openVino);
        Model model = TestModels.affine(openVino, core, SHAPE);
        CompiledModel compiled = TestModels.compile(core, model);
        try (InferRequest request = compiled.createInferRequest();
                Tensor output = request.getOutputTensor()) {
            compiled.close();
            model.close();
            core.close();

            // when
            Outcome outcome = request.infer();

            // then
            assertThat(outcome).isEqualTo(Outcome.DONE);
            assertThat(output.data().byteSize()).isEqualTo(48);
        }
    }

    @Test
    void shouldReadAnOutputAfterItsRequestWasClosed() {
        // given
        Tensor output;
        try (Core core = new Core(openVino);
                Model model = TestModels.affine(openVino, core, SHAPE);
                CompiledModel compiled = TestModels.compile(core, model);
                InferRequest request = compiled.createInferRequest();
                Tensor input = request.getInputTensor()) {
            input.data().fill((byte) 0);
            assertThat(request.infer()).isEqualTo(Outcome.DONE);
            output = request.getOutputTensor();
        }

        // when
        float[] elements = TestModels.floats(output);

        // then
        assertThat(elements).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
        output.close();
    }

    @Test
    void shouldCloseTwice() {
        // given
        Core core = new Core(openVino);
        Model model = TestModels.affine(openVino, core, SHAPE);
        PrePostProcessor processor = new PrePostProcessor(model);
        CompiledModel compiled = TestModels.compile(core, model);
        InferRequest request = compiled.createInferRequest();
        Tensor tensor = request.getInputTensor();

        // then
        for (AutoCloseable resource : new AutoCloseable[] {tensor, request, compiled, processor, model, core}) {
            assertThatCode(resource::close).doesNotThrowAnyException();
            assertThatCode(resource::close).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldRefuseToUseAClosedCore() {
        try (Core open = new Core(openVino);
                Model model = TestModels.affine(openVino, open, SHAPE);
                Tensor weights = TestModels.weights(openVino, 1)) {
            Core core = new Core(openVino);
            core.close();

            assertClosed("the OpenVINO core", core::getAvailableDevices);
            assertClosed("the OpenVINO core", () -> core.getVersions("CPU"));
            assertClosed("the OpenVINO core", () -> core.getProperty("CPU", Property.FULL_DEVICE_NAME));
            assertClosed("the OpenVINO core", () -> core.setProperties("CPU", Map.of()));
            assertClosed("the OpenVINO core", () -> core.readModel(Path.of("model.xml")));
            assertClosed("the OpenVINO core", () -> core.readModel(Path.of("model.xml"), Path.of("model.bin")));
            assertClosed("the OpenVINO core", () -> core.readModel(new byte[1]));
            assertClosed("the OpenVINO core", () -> core.readModel(new byte[1], weights));
            assertClosed("the OpenVINO core", () -> core.compileModel(model, "CPU", Map.of()));
            assertClosed("the OpenVINO core", () -> core.importModel(MemorySegment.NULL, "CPU"));
        }
    }

    @Test
    void shouldRefuseToUseAClosedModel() {
        try (Core core = new Core(openVino)) {
            Model model = TestModels.affine(openVino, core, SHAPE);
            model.close();

            assertClosed("the model", model::inputs);
            assertClosed("the model", model::outputs);
            assertClosed("the model", model::isDynamic);
            assertClosed("the model", model::getFriendlyName);
            assertClosed("the model", () -> model.reshape(PartialShape.of()));
            assertClosed("the model", () -> model.reshape(Map.of()));
            assertClosed("the model", () -> new PrePostProcessor(model));
            assertClosed("the model", () -> core.compileModel(model, "CPU", Map.of()));
        }
    }

    @Test
    void shouldRefuseToUseAClosedPrePostProcessor() {
        try (Core core = new Core(openVino);
                Model model = TestModels.affine(openVino, core, SHAPE)) {
            PrePostProcessor processor = new PrePostProcessor(model);
            InputInfo input = processor.input();
            OutputInfo output = processor.output();
            processor.close();

            assertClosed("the PrePostProcessor", processor::input);
            assertClosed("the PrePostProcessor", processor::output);
            assertClosed("the PrePostProcessor", processor::build);
            assertClosed("the PrePostProcessor", () -> input.tensor().setElementType(ElementType.U8));
            assertClosed("the PrePostProcessor", () -> input.tensor().setLayout(Layout.NCHW));
            assertClosed("the PrePostProcessor", () -> input.preprocess().mean(1));
            assertClosed("the PrePostProcessor", () -> input.preprocess().scale(new float[] {1, 2, 3}));
            assertClosed("the PrePostProcessor", () -> input.model().setLayout(Layout.NCHW));
            assertClosed("the PrePostProcessor", () -> output.setElementType(ElementType.F32));
        }
    }

    @Test
    void shouldRefuseToUseAClosedCompiledModel() {
        try (Core core = new Core(openVino);
                Model model = TestModels.affine(openVino, core, SHAPE)) {
            CompiledModel compiled = TestModels.compile(core, model);
            compiled.close();

            assertClosed("the compiled model", compiled::inputs);
            assertClosed("the compiled model", compiled::outputs);
            assertClosed("the compiled model", compiled::getExecutionDevices);
            assertClosed("the compiled model", compiled::getOptimalNumberOfInferRequests);
            assertClosed("the compiled model", compiled::createInferRequest);
            assertClosed("the compiled model", () -> compiled.exportModel(Path.of("model.blob")));
        }
    }

    @Test
    void shouldRefuseToUseAClosedInferRequest() {
        try (Core core = new Core(openVino);
                Model model = TestModels.affine(openVino, core, SHAPE);
                CompiledModel compiled = TestModels.compile(core, model);
                Tensor tensor = new Tensor(openVino, ElementType.F32, Shape.of(1, 3, 2, 2))) {
            InferRequest request = compiled.createInferRequest();
            request.close();

            assertClosed("the infer request", () -> request.setInputTensor(tensor));
            assertClosed("the infer request", request::getInputTensor);
            assertClosed("the infer request", request::getOutputTensor);
            assertClosed("the infer request", () -> request.infer().name());
            assertClosed("the infer request", request::startAsync);
            assertClosed("the infer request", () -> request.waitAsync().name());
            assertClosed(
                    "the infer request", () -> request.waitFor(Duration.ZERO).name());
            assertClosed("the infer request", request::cancel);
        }
    }

    @Test
    void shouldRefuseToUseAClosedTensor() {
        try (Core core = new Core(openVino);
                Model model = TestModels.affine(openVino, core, SHAPE);
                CompiledModel compiled = TestModels.compile(core, model);
                InferRequest request = compiled.createInferRequest()) {
            Tensor tensor = new Tensor(openVino, ElementType.F32, Shape.of(1, 3, 2, 2));
            tensor.close();

            assertClosed("the tensor", tensor::data);
            assertClosed("the tensor", () -> tensor.copyFrom(MemorySegment.ofArray(new float[12])));
            assertClosed("the tensor", () -> tensor.copyTo(new float[12]));
            assertClosed("the tensor", () -> request.setInputTensor(tensor));
            assertClosed("the tensor", () -> core.readModel(new byte[1], tensor));
        }
    }

    private static void assertClosed(String what, ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOf(IllegalStateException.class).hasMessage(what + " was closed");
    }
}
