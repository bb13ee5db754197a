package io.ocellus.openvino;

import static io.ocellus.openvino.ColorFormat.BGR;
import static io.ocellus.openvino.ColorFormat.RGB;
import static io.ocellus.openvino.ElementType.F32;
import static io.ocellus.openvino.ElementType.U8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ocellus.openvino.InferRequest.Outcome;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The model behind each preprocessing gives 2x + c with c = 0, 1, 2 for its channels. */
@ExtendWith(RuntimeExtension.class)
class PrePostProcessorTest {

    /** One row of two pixels: blue, green, red. */
    private static final byte[] TWO_PIXELS = {10, 20, 30, 40, 50, 60};

    private final OpenVino openVino;
    private final Core core;
    private Model model;

    PrePostProcessorTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @BeforeEach
    void read() {
        model = TestModels.affine(openVino, core, "1,3,1,2");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldTakePicturesAsACameraGivesThem() {
        // given
        byte[] picture = TWO_PIXELS;

        // when
        float[] output = infer(
                picture,
                input -> input.preprocess()
                        .convertElementType(F32)
                        .convertColor(RGB)
                        .mean(new float[] {30, 20, 10})
                        .scale(new float[] {3, 2, 1}));

        // then: red (0, 10), green (0, 15), blue (0, 30), doubled, plus 0, 1, 2
        assertThat(output).containsExactly(new float[] {0, 20, 1, 31, 2, 62}, within(1e-4f));
    }

    private float[] infer(byte[] picture, Consumer<InputInfo> steps) {
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            InputInfo input = processor.input();
            input.tensor().setElementType(U8).setLayout(Layout.NHWC).setColorFormat(BGR);
            input.model().setLayout(Layout.NCHW);
            steps.accept(input);
            try (Model built = processor.build();
                    CompiledModel compiled =
                            core.compileModel(built, "CPU", Map.of(Property.INFERENCE_PRECISION_HINT, "f32"));
                    InferRequest request = compiled.createInferRequest();
                    Tensor tensor = request.getInputTensor();
                    Tensor output = request.getOutputTensor()) {
                tensor.copyFrom(MemorySegment.ofArray(picture));
                assertThat(request.infer()).isEqualTo(Outcome.DONE);
                return InferRequestTest.floats(output);
            }
        }
    }
}
