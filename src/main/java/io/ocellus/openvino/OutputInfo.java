package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;

/** One output in a {@link PrePostProcessor}. */
public final class OutputInfo {

    private final PrePostProcessor processor;
    private final MemorySegment tensor;

    OutputInfo(PrePostProcessor processor, MemorySegment handle) {
        this.processor = processor;
        PreprocessFunctions functions = processor.functions();
        tensor = processor.child(handle, functions.outputTensorInfo, functions.freeOutputTensorInfo);
    }

    /** The element type that the caller will get; converted from the model's where it is another. */
    public OutputInfo setElementType(ElementType type) {
        processor.apply(
                () -> processor.functions().setOutputElementType.call(tensor, type.code),
                "setting the output tensor's element type to " + type);
        return this;
    }
}
