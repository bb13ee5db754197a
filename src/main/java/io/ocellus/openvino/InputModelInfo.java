package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;

/** The model's own input, behind the preprocessing. */
public final class InputModelInfo {

    private final PrePostProcessor processor;
    private final MemorySegment handle;

    InputModelInfo(PrePostProcessor processor, MemorySegment handle) {
        this.processor = processor;
        this.handle = handle;
    }

    public InputModelInfo setLayout(Layout layout) {
        processor.apply(processor.functions().setModelLayout, handle, layout, "setting the model input's layout to ");
        return this;
    }
}
