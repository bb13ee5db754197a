package io.ocellus.openvino;

import static io.ocellus.openvino.Signature.BOOL_P;
import static io.ocellus.openvino.Signature.STATUS_PLP;
import static io.ocellus.openvino.Signature.STATUS_PP;
import static io.ocellus.openvino.Signature.STATUS_PPPL;
import static io.ocellus.openvino.Signature.VOID_P;

/** {@code ov_model.h} and {@code ov_node.h}: a model and its inputs and outputs. */
final class ModelFunctions {

    final NativeFunction free;
    final NativeFunction inputsSize;
    final NativeFunction inputByIndex;
    final NativeFunction outputsSize;
    final NativeFunction outputByIndex;
    final NativeFunction isDynamic;
    final NativeFunction friendlyName;
    final NativeFunction reshapeByNames;
    final NativeFunction reshapeByIndexes;

    final NativeFunction freePort;
    final NativeFunction portAnyName;
    final NativeFunction portElementType;
    final NativeFunction portPartialShape;
    final NativeFunction freePartialShape;

    ModelFunctions(NativeLibrary library) {
        free = library.function("ov_model_free", VOID_P);
        inputsSize = library.function("ov_model_inputs_size", STATUS_PP);
        inputByIndex = library.function("ov_model_const_input_by_index", STATUS_PLP);
        outputsSize = library.function("ov_model_outputs_size", STATUS_PP);
        outputByIndex = library.function("ov_model_const_output_by_index", STATUS_PLP);
        isDynamic = library.function("ov_model_is_dynamic", BOOL_P);
        friendlyName = library.function("ov_model_get_friendly_name", STATUS_PP);
        reshapeByNames = library.function("ov_model_reshape", STATUS_PPPL);
        reshapeByIndexes = library.function("ov_model_reshape_by_port_indexes", STATUS_PPPL);

        freePort = library.function("ov_output_const_port_free", VOID_P);
        portAnyName = library.function("ov_port_get_any_name", STATUS_PP);
        portElementType = library.function("ov_port_get_element_type", STATUS_PP);
        portPartialShape = library.function("ov_port_get_partial_shape", STATUS_PP);
        freePartialShape = library.function("ov_partial_shape_free", VOID_P);
    }
}
