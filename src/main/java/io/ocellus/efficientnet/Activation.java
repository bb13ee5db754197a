package io.ocellus.efficientnet;

/** What follows a convolution. It costs no parameter and no multiply-add, but decides how well a network quantizes. */
public enum Activation {
    /** x·sigmoid(x), also called SiLU (paper, section 5.2). */
    SWISH,
    /** min(max(x, 0), 6), for the Lite variants (reference code, {@code lite/}): its range is known before it is measured. */
    RELU6
}
