package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;

/** One input in a {@link PrePostProcessor}: the caller's tensor, the steps from it, and the model's own input behind them. */
public final class InputInfo {

    private final InputTensorInfo tensor;
    private final PreProcessSteps steps;
    private final InputModelInfo model;

    InputInfo(PrePostProcessor processor, MemorySegment handle) {
        PreprocessFunctions functions = processor.functions();
        tensor = new InputTensorInfo(
                processor, processor.child(handle, functions.inputTensorInfo, functions.freeInputTensorInfo));
        steps = new PreProcessSteps(processor, processor.child(handle, functions.steps, functions.freeSteps));
        model = new InputModelInfo(
                processor, processor.child(handle, functions.inputModelInfo, functions.freeInputModelInfo));
    }

    /** What the caller will give. */
    public InputTensorInfo tensor() {
        return tensor;
    }

    /** What happens to it. */
    public PreProcessSteps preprocess() {
        return steps;
    }

    /** What the model takes. */
    public InputModelInfo model() {
        return model;
    }
}
