package io.ocellus.openvino;

import static io.ocellus.openvino.Signature.STATUS_P;
import static io.ocellus.openvino.Signature.STATUS_PF;
import static io.ocellus.openvino.Signature.STATUS_PI;
import static io.ocellus.openvino.Signature.STATUS_PLL;
import static io.ocellus.openvino.Signature.STATUS_PLP;
import static io.ocellus.openvino.Signature.STATUS_PP;
import static io.ocellus.openvino.Signature.STATUS_PPI;
import static io.ocellus.openvino.Signature.VOID_P;

/** {@code ov_prepostprocess.h} and {@code ov_layout.h}: what is compiled into a model before its input and after its output. */
final class PreprocessFunctions {

    final NativeFunction create;
    final NativeFunction free;
    final NativeFunction build;

    final NativeFunction inputInfo;
    final NativeFunction freeInputInfo;
    final NativeFunction inputTensorInfo;
    final NativeFunction freeInputTensorInfo;
    final NativeFunction steps;
    final NativeFunction freeSteps;
    final NativeFunction inputModelInfo;
    final NativeFunction freeInputModelInfo;
    final NativeFunction outputInfo;
    final NativeFunction freeOutputInfo;
    final NativeFunction outputTensorInfo;
    final NativeFunction freeOutputTensorInfo;

    final NativeFunction setTensorElementType;
    final NativeFunction setTensorLayout;
    final NativeFunction setTensorColorFormat;
    final NativeFunction setTensorSpatialStaticShape;
    final NativeFunction setModelLayout;
    final NativeFunction setOutputElementType;

    final NativeFunction convertElementType;
    final NativeFunction convertColor;
    final NativeFunction convertLayout;
    final NativeFunction reverseChannels;
    final NativeFunction resize;
    final NativeFunction mean;
    final NativeFunction meanOfChannels;
    final NativeFunction scale;
    final NativeFunction scaleOfChannels;

    final NativeFunction createLayout;
    final NativeFunction freeLayout;

    PreprocessFunctions(NativeLibrary library) {
        create = library.function("ov_preprocess_prepostprocessor_create", STATUS_PP);
        free = library.function("ov_preprocess_prepostprocessor_free", VOID_P);
        build = library.function("ov_preprocess_prepostprocessor_build", STATUS_PP);

        inputInfo = library.function("ov_preprocess_prepostprocessor_get_input_info_by_index", STATUS_PLP);
        freeInputInfo = library.function("ov_preprocess_input_info_free", VOID_P);
        inputTensorInfo = library.function("ov_preprocess_input_info_get_tensor_info", STATUS_PP);
        freeInputTensorInfo = library.function("ov_preprocess_input_tensor_info_free", VOID_P);
        steps = library.function("ov_preprocess_input_info_get_preprocess_steps", STATUS_PP);
        freeSteps = library.function("ov_preprocess_preprocess_steps_free", VOID_P);
        inputModelInfo = library.function("ov_preprocess_input_info_get_model_info", STATUS_PP);
        freeInputModelInfo = library.function("ov_preprocess_input_model_info_free", VOID_P);
        outputInfo = library.function("ov_preprocess_prepostprocessor_get_output_info_by_index", STATUS_PLP);
        freeOutputInfo = library.function("ov_preprocess_output_info_free", VOID_P);
        outputTensorInfo = library.function("ov_preprocess_output_info_get_tensor_info", STATUS_PP);
        freeOutputTensorInfo = library.function("ov_preprocess_output_tensor_info_free", VOID_P);

        setTensorElementType = library.function("ov_preprocess_input_tensor_info_set_element_type", STATUS_PI);
        setTensorLayout = library.function("ov_preprocess_input_tensor_info_set_layout", STATUS_PP);
        setTensorColorFormat = library.function("ov_preprocess_input_tensor_info_set_color_format", STATUS_PI);
        setTensorSpatialStaticShape =
                library.function("ov_preprocess_input_tensor_info_set_spatial_static_shape", STATUS_PLL);
        setModelLayout = library.function("ov_preprocess_input_model_info_set_layout", STATUS_PP);
        setOutputElementType = library.function("ov_preprocess_output_set_element_type", STATUS_PI);

        convertElementType = library.function("ov_preprocess_preprocess_steps_convert_element_type", STATUS_PI);
        convertColor = library.function("ov_preprocess_preprocess_steps_convert_color", STATUS_PI);
        convertLayout = library.function("ov_preprocess_preprocess_steps_convert_layout", STATUS_PP);
        reverseChannels = library.function("ov_preprocess_preprocess_steps_reverse_channels", STATUS_P);
        resize = library.function("ov_preprocess_preprocess_steps_resize", STATUS_PI);
        mean = library.function("ov_preprocess_preprocess_steps_mean", STATUS_PF);
        meanOfChannels = library.function("ov_preprocess_preprocess_steps_mean_multi_channels", STATUS_PPI);
        scale = library.function("ov_preprocess_preprocess_steps_scale", STATUS_PF);
        scaleOfChannels = library.function("ov_preprocess_preprocess_steps_scale_multi_channels", STATUS_PPI);

        createLayout = library.function("ov_layout_create", STATUS_PP);
        freeLayout = library.function("ov_layout_free", VOID_P);
    }
}
