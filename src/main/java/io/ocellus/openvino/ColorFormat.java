package io.ocellus.openvino;

/** {@code ov_color_format_e}, those of one plane: how a picture's colours lie in its tensor. */
public enum ColorFormat {
    NV12_SINGLE_PLANE(1),
    I420_SINGLE_PLANE(3),
    RGB(5),
    BGR(6),
    GRAY(7),
    RGBX(8),
    BGRX(9);

    final int code;

    ColorFormat(int code) {
        this.code = code;
    }
}
