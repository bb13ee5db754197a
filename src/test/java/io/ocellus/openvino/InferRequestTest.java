package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.openvino.InferRequest.Outcome;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RuntimeExtension.class)
class InferRequestTest {

    private static final float[] INPUT = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};
    private static final float[] EXPECTED = {0, 2, 4, 6, 1, 3, 5, 7, 2, 4, 6, 8};

    private final OpenVino openVino;
    private final Core core;
    private CompiledModel compiled;
    private InferRequest request;

    InferRequestTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @BeforeEach
    void compile() {
        try (Model model = TestModels.affine(openVino, core, "1,3,2,2")) {
            compiled = core.compileModel(model, "CPU", Map.of(Property.INFERENCE_PRECISION_HINT, "f32"));
        }
        request = compiled.createInferRequest();
    }

    @AfterEach
    void close() {
        request.close();
        compiled.close();
    }

    @Test
    void shouldInferFromItsOwnInputTensor() {
        // given
        try (Tensor input = request.getInputTensor();
                Tensor output = request.getOutputTensor()) {
            input.copyFrom(MemorySegment.ofArray(INPUT));

            // when
            Outcome outcome = request.infer();

            // then
            assertThat(outcome).isEqualTo(Outcome.DONE);
            assertThat(floats(output)).containsExactly(EXPECTED);
        }
    }

    static float[] floats(Tensor tensor) {
        float[] elements = new float[Math.toIntExact(tensor.shape().elements())];
        tensor.copyTo(elements);
        return elements;
    }
}
