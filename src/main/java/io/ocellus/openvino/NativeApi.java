package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The C functions of one loaded runtime, grouped by what they work on, and what all of them share: errors and strings. */
final class NativeApi {

    final CoreFunctions core;
    final ModelFunctions model;
    final PreprocessFunctions preprocess;
    final CompiledModelFunctions compiledModel;
    final InferRequestFunctions inferRequest;
    final TensorFunctions tensor;

    private final NativeFunction free;
    private final LastError lastError;

    NativeApi(NativeLibrary library) {
        core = new CoreFunctions(library);
        model = new ModelFunctions(library);
        preprocess = new PreprocessFunctions(library);
        compiledModel = new CompiledModelFunctions(library);
        inferRequest = new InferRequestFunctions(library);
        tensor = new TensorFunctions(library);
        free = library.function("ov_free", Signature.VOID_P);
        lastError = new LastError(library.function("ov_get_last_err_msg", Signature.P), free, preprocess.createLayout);
    }

    /**
     * Turns a status that isn't OK into an exception.
     *
     * @param doing what the call was for, as a noun phrase: "reading the model /a/model.xml"
     * @throws OpenVinoException unless the status is OK
     */
    void check(int status, String doing) {
        if (status != Status.OK.code) {
            throw failure(status, doing);
        }
    }

    OpenVinoException failure(int status, String doing) {
        return new OpenVinoException(Status.of(status), status, doing, lastError.takeHint());
    }

    /** The string in a cell ({@code char**}) that OpenVINO has filled; frees OpenVINO's copy. */
    String takeString(MemorySegment cell) {
        MemorySegment string = cell.get(ValueLayout.ADDRESS, 0);
        try {
            return Structs.string(string);
        } finally {
            free.callVoid(string);
        }
    }
}
