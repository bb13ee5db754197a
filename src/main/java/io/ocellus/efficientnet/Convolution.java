package io.ocellus.efficientnet;

/**
 * One layer with weights. A fully connected layer is a 1×1 convolution of a 1×1 tensor.
 *
 * @param groups 1, or as many as channels where it is depthwise
 * @param normalised whether batch normalisation follows, with a factor and an offset a channel; otherwise it has a bias
 */
public record Convolution(Role role, Shape input, Shape output, int kernel, int groups, boolean normalised) {

    /** What it is for in its block. */
    public enum Role {
        STEM,
        EXPAND,
        DEPTHWISE,
        SQUEEZE,
        EXCITE,
        PROJECT,
        HEAD,
        CLASSIFY;

        /** Whether it works beside the tensor of its block, on its pooled values. */
        boolean gate() {
            return this == SQUEEZE || this == EXCITE;
        }
    }

    /** Values of the kernel: k²·c_in·c_out / groups. */
    public long weights() {
        return (long) kernel * kernel * (input.channels() / groups) * output.channels();
    }

    /** What training learns: the kernel, and the batch normalisation's factor and offset, or the bias. */
    public long parameters() {
        return weights() + (normalised ? 2L : 1L) * output.channels();
    }

    /** Each value of the kernel is used once for each place of the output: k²·c_in·c_out·h·w / groups. */
    public long multiplyAdds() {
        return weights() * output.size() * output.size();
    }

    /** Bytes of the stored weights. */
    public long weightBytes(Precision precision) {
        return precision.bytes(weights(), output.channels());
    }
}
