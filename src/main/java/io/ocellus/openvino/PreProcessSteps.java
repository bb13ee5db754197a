package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The steps from the caller's tensor to the model's input, taken in the order of the calls. */
public final class PreProcessSteps {

    private final PrePostProcessor processor;
    private final PreprocessFunctions functions;
    private final MemorySegment handle;

    PreProcessSteps(PrePostProcessor processor, MemorySegment handle) {
        this.processor = processor;
        this.functions = processor.functions();
        this.handle = handle;
    }

    public PreProcessSteps convertElementType(ElementType type) {
        processor.apply(() -> functions.convertElementType.call(handle, type.code), "a preprocessing step to " + type);
        return this;
    }

    /** Needs the {@link InputTensorInfo#setColorFormat colour format} that the tensor has. */
    public PreProcessSteps convertColor(ColorFormat format) {
        processor.apply(() -> functions.convertColor.call(handle, format.code), "a preprocessing step to " + format);
        return this;
    }

    public PreProcessSteps convertLayout(Layout layout) {
        processor.apply(functions.convertLayout, handle, layout, "a preprocessing step to ");
        return this;
    }

    /** Turns the order of the channels round; needs a layout with C. */
    public PreProcessSteps reverseChannels() {
        processor.apply(() -> functions.reverseChannels.call(handle), "a preprocessing step that reverses channels");
        return this;
    }

    /** To the height and width of the model's input; needs layouts with H and W. */
    public PreProcessSteps resize(ResizeAlgorithm algorithm) {
        processor.apply(() -> functions.resize.call(handle, algorithm.code), "a preprocessing step that resizes");
        return this;
    }

    /** Subtracts {@code value} from every element; needs a floating-point type by then. */
    public PreProcessSteps mean(float value) {
        processor.apply(() -> functions.mean.call(handle, value), "a preprocessing step that subtracts " + value);
        return this;
    }

    /** Subtracts one value a channel, in the order that the channels have by then; needs a layout with C. */
    public PreProcessSteps mean(float[] values) {
        return ofChannels(functions.meanOfChannels, values, "a preprocessing step that subtracts ");
    }

    /** Divides every element by {@code value}; needs a floating-point type by then. */
    public PreProcessSteps scale(float value) {
        processor.apply(() -> functions.scale.call(handle, value), "a preprocessing step that divides by " + value);
        return this;
    }

    /** Divides by one value a channel, in the order that the channels have by then; needs a layout with C. */
    public PreProcessSteps scale(float[] values) {
        return ofChannels(functions.scaleOfChannels, values, "a preprocessing step that divides by ");
    }

    private PreProcessSteps ofChannels(NativeFunction function, float[] values, String doing) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment array = arena.allocateFrom(JAVA_FLOAT, values);
            processor.apply(() -> function.call(handle, array, values.length), doing + Arrays.toString(values));
        }
        return this;
    }
}
