package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.openvino.InferRequest.Outcome;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RuntimeExtension.class)
class InferRequestTest {

    private static final float[] INPUT = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};
    private static final float[] EXPECTED = {0, 2, 4, 6, 1, 3, 5, 7, 2, 4, 6, 8};
    private static final Shape SHAPE = Shape.of(1, 3, 2, 2);

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
            compiled = TestModels.compile(core, model);
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
            assertThat(TestModels.floats(output)).containsExactly(EXPECTED);
        }
    }

    @Test
    void shouldInferFromATensorOfTheCallersThatIsAlreadyClosed() {
        // given
        try (Tensor input = new Tensor(openVino, ElementType.F32, SHAPE)) {
            input.copyFrom(MemorySegment.ofArray(INPUT));
            request.setInputTensor(input);
        }

        // when
        Outcome outcome = request.infer();

        // then
        assertThat(outcome).isEqualTo(Outcome.DONE);
        try (Tensor output = request.getOutputTensor()) {
            assertThat(TestModels.floats(output)).containsExactly(EXPECTED);
        }
    }

    @Test
    void shouldKeepTheSameOutputMemory() {
        try (Tensor output = request.getOutputTensor()) {
            long address = output.data().address();

            // when
            Outcome outcome = request.infer();

            // then
            assertThat(outcome).isEqualTo(Outcome.DONE);
            try (Tensor again = request.getOutputTensor()) {
                assertThat(again.data().address()).isEqualTo(address);
            }
        }
    }

    @Test
    void shouldInferAsynchronously() {
        // given
        try (Tensor input = request.getInputTensor()) {
            input.copyFrom(MemorySegment.ofArray(INPUT));
        }

        // when
        request.startAsync();

        // then
        assertThat(request.waitAsync()).isEqualTo(Outcome.DONE);
        assertThat(request.waitFor(Duration.ofSeconds(1))).isEqualTo(Outcome.DONE);
        try (Tensor output = request.getOutputTensor()) {
            assertThat(TestModels.floats(output)).containsExactly(EXPECTED);
        }
    }

    @Test
    void shouldDoNothingWhenNothingRunsThatCouldBeCancelled() {
        // when
        request.cancel();

        // then
        assertThat(request.infer()).isEqualTo(Outcome.DONE);
    }

    @Test
    void shouldRefuseATensorOfAnotherShape() {
        try (Tensor small = new Tensor(openVino, ElementType.F32, Shape.of(1, 3, 1, 1))) {
            assertThatThrownBy(() -> request.setInputTensor(small))
                    .isInstanceOf(OpenVinoException.class)
                    .hasMessageContaining("setting input 0 to a tensor F32[1,3,1,1] failed")
                    .hasMessageContaining("incompatible");
        }
    }

    @Test
    void shouldRefuseATensorOfAnotherElementType() {
        try (Tensor bytes = new Tensor(openVino, ElementType.U8, SHAPE)) {
            assertThatThrownBy(() -> request.setInputTensor(bytes))
                    .isInstanceOf(OpenVinoException.class)
                    .hasMessageContaining("setting input 0 to a tensor U8[1,3,2,2] failed");
        }
    }

    @Test
    void shouldRefuseAnIndexThatTheModelDoesNotHave() {
        try (Tensor input = new Tensor(openVino, ElementType.F32, SHAPE)) {
            assertThatThrownBy(() -> request.setInputTensor(1, input)).isInstanceOf(OpenVinoException.class);
        }
        assertThatThrownBy(() -> request.getInputTensor(1))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("getting the tensor of input 1 failed");
        assertThatThrownBy(() -> request.getOutputTensor(1))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("getting the tensor of output 1 failed");
    }

    @Test
    void shouldRefuseANegativeTimeout() {
        request.startAsync();
        assertThatThrownBy(() -> request.waitFor(Duration.ofMillis(-1)).name())
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("inference failed");
        assertThat(request.waitAsync()).isEqualTo(Outcome.DONE);
    }
}
