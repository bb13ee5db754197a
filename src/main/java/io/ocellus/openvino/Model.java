package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model as read, before it is compiled for a device. Changing it ({@link #reshape}, a {@link PrePostProcessor}) is for one
 * thread at a time. The C API gives no access to an IR's {@code rt_info}: whoever needs it reads the XML.
 *
 * <p>Methods throw {@link OpenVinoException} where OpenVINO refuses a call.
 */
public final class Model extends NativeResource {

    private final NativeApi api;

    Model(NativeApi api, MemorySegment handle) {
        super(handle, api.model.free, "the model");
        this.api = api;
    }

    NativeApi api() {
        return api;
    }

    public List<Output> inputs() {
        try (Use model = use()) {
            return Ports.read(
                    api, model.handle(), api.model.inputsSize, api.model.inputByIndex, "reading the model's inputs");
        }
    }

    public List<Output> outputs() {
        try (Use model = use()) {
            return Ports.read(
                    api, model.handle(), api.model.outputsSize, api.model.outputByIndex, "reading the model's outputs");
        }
    }

    /** Whether any shape in the model, inside included, is open until inference. */
    public boolean isDynamic() {
        try (Use model = use()) {
            return api.model.isDynamic.callBoolean(model.handle());
        }
    }

    public String getFriendlyName() {
        try (Use model = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(api.model.friendlyName.call(model.handle(), cell), "reading the model's name");
            return api.takeString(cell);
        }
    }

    /**
     * Gives the model's first input another shape, which the rest of the model follows.
     *
     * @throws IllegalArgumentException for a dynamic rank
     */
    public void reshape(PartialShape shape) {
        try (Use model = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocateFrom(JAVA_LONG, 0);
            int status = api.model.reshapeByIndexes.call(
                    model.handle(), first, Structs.partialShapes(arena, List.of(shape)), 1);
            api.check(status, "reshaping the model's input to " + shape);
        }
    }

    /**
     * Gives inputs, by name, another shape.
     *
     * @throws IllegalArgumentException for a dynamic rank
     */
    public void reshape(Map<String, PartialShape> shapes) {
        try (Use model = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment names = arena.allocate(ADDRESS, Math.max(1, shapes.size()));
            List<PartialShape> values = new ArrayList<>();
            shapes.forEach((name, shape) -> {
                names.setAtIndex(ADDRESS, values.size(), arena.allocateFrom(name));
                values.add(shape);
            });
            int status = api.model.reshapeByNames.call(
                    model.handle(), names, Structs.partialShapes(arena, values), values.size());
            api.check(status, "reshaping the model's inputs to " + shapes);
        }
    }
}
