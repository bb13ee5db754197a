package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model compiled for a device. It may be used by several threads at once; infer requests made from it may outlive it.
 *
 * <p>Methods throw {@link OpenVinoException} where OpenVINO refuses a call.
 */
public final class CompiledModel extends NativeResource {

    private final NativeApi api;

    CompiledModel(NativeApi api, MemorySegment handle) {
        super(handle, api.compiledModel.free, "the compiled model");
        this.api = api;
    }

    public List<Output> inputs() {
        try (Use model = use()) {
            return Ports.read(
                    api,
                    model.handle(),
                    api.compiledModel.inputsSize,
                    api.compiledModel.inputByIndex,
                    "reading the compiled model's inputs");
        }
    }

    public List<Output> outputs() {
        try (Use model = use()) {
            return Ports.read(
                    api,
                    model.handle(),
                    api.compiledModel.outputsSize,
                    api.compiledModel.outputByIndex,
                    "reading the compiled model's outputs");
        }
    }

    /** A property as text, such as {@link Property#INFERENCE_PRECISION_HINT}. */
    public String getProperty(String key) {
        try (Use model = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            int status = api.compiledModel.getProperty.call(model.handle(), arena.allocateFrom(key), cell);
            api.check(status, "reading the property " + key + " of the compiled model");
            return api.takeString(cell);
        }
    }

    /**
     * The devices that really execute the model; with {@code AUTO} this may change while it runs. {@code AUTO} puts the one
     * that stands in while it still compiles for another in brackets, which are left out here.
     */
    public List<String> getExecutionDevices() {
        return Stream.of(getProperty(Property.EXECUTION_DEVICES).split("[\\s,()]+"))
                .filter(device -> !device.isEmpty())
                .toList();
    }

    /** How many infer requests keep the device busy. */
    public int getOptimalNumberOfInferRequests() {
        return Integer.parseInt(getProperty(Property.OPTIMAL_NUMBER_OF_INFER_REQUESTS));
    }

    public InferRequest createInferRequest() {
        try (Use model = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(api.compiledModel.createInferRequest.call(model.handle(), cell), "creating an infer request");
            return new InferRequest(api, cell.get(ADDRESS, 0));
        }
    }

    /** Writes the compiled model into a file for {@link Core#importModel} on this machine. */
    public void exportModel(Path file) {
        try (Use model = use();
                Arena arena = Arena.ofConfined()) {
            int status = api.compiledModel.exportModel.call(model.handle(), arena.allocateFrom(file.toString()));
            api.check(status, "exporting the compiled model to " + file);
        }
    }
}
