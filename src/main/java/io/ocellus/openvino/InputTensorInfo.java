package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;

/** The tensor that the caller will give to an input; what isn't said is as in the model. */
public final class InputTensorInfo {

    private final PrePostProcessor processor;
    private final PreprocessFunctions functions;
    private final MemorySegment handle;

    InputTensorInfo(PrePostProcessor processor, MemorySegment handle) {
        this.processor = processor;
        this.functions = processor.functions();
        this.handle = handle;
    }

    public InputTensorInfo setElementType(ElementType type) {
        processor.apply(
                () -> functions.setTensorElementType.call(handle, type.code),
                "setting the input tensor's element type to " + type);
        return this;
    }

    public InputTensorInfo setLayout(Layout layout) {
        processor.apply(functions.setTensorLayout, handle, layout, "setting the input tensor's layout to ");
        return this;
    }

    public InputTensorInfo setColorFormat(ColorFormat format) {
        processor.apply(
                () -> functions.setTensorColorFormat.call(handle, format.code),
                "setting the input tensor's colour format to " + format);
        return this;
    }

    /** The picture's size in pixels where it is not the model's own: needs {@link PreProcessSteps#resize}. */
    public InputTensorInfo setSpatialStaticShape(long height, long width) {
        processor.apply(
                () -> functions.setTensorSpatialStaticShape.call(handle, height, width),
                "setting the input tensor's size to " + width + "x" + height);
        return this;
    }
}
