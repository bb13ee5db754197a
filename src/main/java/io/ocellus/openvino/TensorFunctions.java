package io.ocellus.openvino;

import static io.ocellus.openvino.Signature.STATUS_I_SHAPE_P;
import static io.ocellus.openvino.Signature.STATUS_P;
import static io.ocellus.openvino.Signature.STATUS_PP;
import static io.ocellus.openvino.Signature.VOID_P;

/** {@code ov_tensor.h} and {@code ov_shape.h}. */
final class TensorFunctions {

    final NativeFunction create;
    final NativeFunction free;
    final NativeFunction getElementType;
    final NativeFunction getShape;
    final NativeFunction freeShape;
    final NativeFunction getByteSize;
    final NativeFunction getData;

    TensorFunctions(NativeLibrary library) {
        create = library.function("ov_tensor_create", STATUS_I_SHAPE_P);
        free = library.function("ov_tensor_free", VOID_P);
        getElementType = library.function("ov_tensor_get_element_type", STATUS_PP);
        getShape = library.function("ov_tensor_get_shape", STATUS_PP);
        freeShape = library.function("ov_shape_free", STATUS_P);
        getByteSize = library.function("ov_tensor_get_byte_size", STATUS_PP);
        getData = library.function("ov_tensor_data", STATUS_PP);
    }
}
