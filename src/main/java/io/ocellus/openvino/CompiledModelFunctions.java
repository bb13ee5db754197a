package io.ocellus.openvino;

import static io.ocellus.openvino.Signature.STATUS_PLP;
import static io.ocellus.openvino.Signature.STATUS_PP;
import static io.ocellus.openvino.Signature.STATUS_PPP;
import static io.ocellus.openvino.Signature.VOID_P;

/** {@code ov_compiled_model.h}. */
final class CompiledModelFunctions {

    final NativeFunction free;
    final NativeFunction inputsSize;
    final NativeFunction inputByIndex;
    final NativeFunction outputsSize;
    final NativeFunction outputByIndex;
    final NativeFunction getProperty;
    final NativeFunction exportModel;
    final NativeFunction createInferRequest;

    CompiledModelFunctions(NativeLibrary library) {
        free = library.function("ov_compiled_model_free", VOID_P);
        inputsSize = library.function("ov_compiled_model_inputs_size", STATUS_PP);
        inputByIndex = library.function("ov_compiled_model_input_by_index", STATUS_PLP);
        outputsSize = library.function("ov_compiled_model_outputs_size", STATUS_PP);
        outputByIndex = library.function("ov_compiled_model_output_by_index", STATUS_PLP);
        getProperty = library.function("ov_compiled_model_get_property", STATUS_PPP);
        exportModel = library.function("ov_compiled_model_export_model", STATUS_PP);
        createInferRequest = library.function("ov_compiled_model_create_infer_request", STATUS_PP);
    }
}
