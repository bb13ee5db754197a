package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.openvino.InferRequest.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** With an inference that takes long enough to be interrupted. */
@ExtendWith(RuntimeExtension.class)
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancellingTest {

    private final OpenVino openVino;
    private final Core core;
    private CompiledModel compiled;
    private InferRequest request;

    CancellingTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @BeforeAll
    void compile() {
        try (Model model = TestModels.slow(openVino, core)) {
            compiled = TestModels.compile(core, model);
        }
    }

    @AfterAll
    void close() {
        compiled.close();
    }

    @BeforeEach
    void createRequest() {
        request = compiled.createInferRequest();
    }

    @AfterEach
    void closeRequest() {
        request.close();
    }

    @Test
    void shouldSayThatAnInferenceIsPending() {
        // given
        request.startAsync();

        // when
        Outcome outcome = request.waitFor(Duration.ZERO);

        // then
        assertThat(outcome).isEqualTo(Outcome.PENDING);
    }

    @Test
    void shouldCancelAnAsynchronousInference() {
        // given
        request.startAsync();

        // when
        request.cancel();

        // then
        assertThat(request.waitAsync()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldInferAgainAfterACancelledInference() {
        // given
        request.startAsync();
        request.cancel();
        assertThat(request.waitAsync()).isEqualTo(Outcome.CANCELLED);

        // when
        Outcome outcome = request.infer();

        // then
        assertThat(outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void shouldRefuseToBeUsedWhileItInfers() {
        // given
        request.startAsync();

        // then
        assertThatThrownBy(request::startAsync)
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("starting an inference failed: REQUEST_BUSY (-8)")
                .extracting(e -> ((OpenVinoException) e).status())
                .isEqualTo(Status.REQUEST_BUSY);
        assertThatThrownBy(() -> request.infer().name()).hasMessageContaining("REQUEST_BUSY");
        assertThatThrownBy(request::getOutputTensor).hasMessageContaining("REQUEST_BUSY");
    }

    @Test
    void shouldEndABlockingInferenceThatAnotherThreadCancelsAndCloses() throws Exception {
        // given
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(request::infer);
        busy();

        // when
        request.cancel();
        request.close();

        // then
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.CANCELLED);
        assertThatThrownBy(() -> request.infer().name()).hasMessage("the infer request was closed");
    }

    @Test
    void shouldCloseWhileItInfersAsynchronously() {
        // given
        request.startAsync();

        // when
        request.close();

        // then
        assertThatThrownBy(() -> request.waitAsync().name()).hasMessage("the infer request was closed");
    }

    /** Waits until the inference of the other thread runs: only then do tensors of the request refuse to be read. */
    private void busy() {
        while (true) {
            try (Tensor output = request.getOutputTensor()) {
                assertThat(output.byteSize()).isPositive();
                Thread.onSpinWait();
            } catch (OpenVinoException e) {
                assertThat(e.status()).isEqualTo(Status.REQUEST_BUSY);
                return;
            }
        }
    }
}
