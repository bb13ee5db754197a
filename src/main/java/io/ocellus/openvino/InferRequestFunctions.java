package io.ocellus.openvino;

import static io.ocellus.openvino.Signature.STATUS_P;
import static io.ocellus.openvino.Signature.STATUS_PL;
import static io.ocellus.openvino.Signature.STATUS_PLP;
import static io.ocellus.openvino.Signature.VOID_P;

/** {@code ov_infer_request.h}. */
final class InferRequestFunctions {

    final NativeFunction free;
    final NativeFunction setInputTensor;
    final NativeFunction getInputTensor;
    final NativeFunction getOutputTensor;
    final NativeFunction infer;
    final NativeFunction startAsync;
    final NativeFunction waitAsync;
    final NativeFunction waitFor;
    final NativeFunction cancel;

    InferRequestFunctions(NativeLibrary library) {
        free = library.function("ov_infer_request_free", VOID_P);
        setInputTensor = library.function("ov_infer_request_set_input_tensor_by_index", STATUS_PLP);
        getInputTensor = library.function("ov_infer_request_get_input_tensor_by_index", STATUS_PLP);
        getOutputTensor = library.function("ov_infer_request_get_output_tensor_by_index", STATUS_PLP);
        infer = library.function("ov_infer_request_infer", STATUS_P);
        startAsync = library.function("ov_infer_request_start_async", STATUS_P);
        waitAsync = library.function("ov_infer_request_wait", STATUS_P);
        waitFor = library.function("ov_infer_request_wait_for", STATUS_PL);
        cancel = library.function("ov_infer_request_cancel", STATUS_P);
    }
}
