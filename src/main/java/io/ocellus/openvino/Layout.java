package io.ocellus.openvino;

/**
 * What each dimension of a tensor means, in OpenVINO's notation: {@code NHWC}, {@code NCHW}, {@code [N,C,H,W]}, {@code N...}.
 * The text is checked by OpenVINO when it is used.
 */
public record Layout(String text) {

    public static final Layout NCHW = new Layout("NCHW");
    public static final Layout NHWC = new Layout("NHWC");

    @Override
    public String toString() {
        return text;
    }
}
