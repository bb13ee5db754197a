package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;

import com.google.errorprone.annotations.CheckReturnValue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * One inference at a time on a compiled model, with its own tensors. For one thread at a time; {@link #cancel} and
 * {@link #close} are for any. Closing it cancels an asynchronous inference and waits for its end.
 *
 * <p>Methods throw {@link OpenVinoException} where OpenVINO refuses a call.
 */
public final class InferRequest extends NativeResource {

    /** How an inference stands. */
    public enum Outcome {
        /** The output tensors hold the result. */
        DONE,
        /** It still runs. */
        PENDING,
        /** It was cancelled; the output tensors hold no result. */
        CANCELLED
    }

    private final NativeApi api;

    InferRequest(NativeApi api, MemorySegment handle) {
        super(handle, api.inferRequest.free, "the infer request");
        this.api = api;
    }

    /** Makes {@code tensor} the input from now on, without a copy. It may be closed: OpenVINO keeps its memory. */
    public void setInputTensor(int index, Tensor tensor) {
        try (Use request = use();
                Use tensorInUse = tensor.use()) {
            int status = api.inferRequest.setInputTensor.call(request.handle(), index, tensorInUse.handle());
            if (status != Status.OK.code) {
                throw api.failure(
                        status, "setting input " + index + " to a tensor " + tensor.elementType() + tensor.shape());
            }
        }
    }

    public void setInputTensor(Tensor tensor) {
        setInputTensor(0, tensor);
    }

    /** The tensor that input {@code index} reads from; the caller closes it. */
    public Tensor getInputTensor(int index) {
        return tensor(api.inferRequest.getInputTensor, index, "getting the tensor of input ");
    }

    public Tensor getInputTensor() {
        return getInputTensor(0);
    }

    /**
     * The tensor that output {@code index} is written to; the caller closes it. With static shapes it is the same memory
     * in every inference, so one call serves them all; with dynamic ones get it after each inference.
     */
    public Tensor getOutputTensor(int index) {
        return tensor(api.inferRequest.getOutputTensor, index, "getting the tensor of output ");
    }

    public Tensor getOutputTensor() {
        return getOutputTensor(0);
    }

    private Tensor tensor(NativeFunction function, int index, String doing) {
        try (Use request = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(function.call(request.handle(), index, cell), doing + index);
            return new Tensor(api, cell.get(ADDRESS, 0));
        }
    }

    /** Infers and waits for the end. Returns {@code DONE} or {@code CANCELLED}. */
    @CheckReturnValue
    public Outcome infer() {
        try (Use request = use()) {
            return outcome(api.inferRequest.infer.call(request.handle()), "inference");
        }
    }

    /** Starts an inference; {@link Status#REQUEST_BUSY} where one still runs. */
    public void startAsync() {
        try (Use request = use()) {
            api.check(api.inferRequest.startAsync.call(request.handle()), "starting an inference");
        }
    }

    /** Waits for the end of the inference that was started. Returns {@code DONE} or {@code CANCELLED}. */
    @CheckReturnValue
    public Outcome waitAsync() {
        try (Use request = use()) {
            return outcome(api.inferRequest.waitAsync.call(request.handle()), "inference");
        }
    }

    /** Waits for at most {@code timeout}, in whole milliseconds. */
    @CheckReturnValue
    public Outcome waitFor(Duration timeout) {
        try (Use request = use()) {
            return outcome(api.inferRequest.waitFor.call(request.handle(), timeout.toMillis()), "inference");
        }
    }

    /** Cancels the running inference, which then ends as {@code CANCELLED}, from any thread; without one nothing happens. */
    public void cancel() {
        try (Use request = use()) {
            api.check(api.inferRequest.cancel.call(request.handle()), "cancelling an inference");
        }
    }

    @Override
    void free(MemorySegment handle) {
        api.inferRequest.cancel.call(handle); // otherwise OpenVINO waits for the whole inference
        super.free(handle);
    }

    private Outcome outcome(int status, String doing) {
        if (status == Status.OK.code) {
            return Outcome.DONE;
        }
        if (status == Status.RESULT_NOT_READY.code) {
            return Outcome.PENDING;
        }
        if (status == Status.INFER_CANCELLED.code) {
            return Outcome.CANCELLED;
        }
        throw api.failure(status, doing);
    }
}
