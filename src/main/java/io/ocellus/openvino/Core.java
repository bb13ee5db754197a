package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The devices of this machine and the way of a model onto them. One per process is enough; it may be used by several
 * threads at once. What it makes may outlive it.
 *
 * <p>Methods throw {@link OpenVinoException} where OpenVINO refuses a call.
 */
public final class Core extends NativeResource {

    private final NativeApi api;

    public Core(OpenVino openVino) {
        this(openVino.api());
    }

    private Core(NativeApi api) {
        super(create(api), api.core.free, "the OpenVINO core");
        this.api = api;
    }

    private static MemorySegment create(NativeApi api) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(api.core.create.call(cell), "starting OpenVINO");
            return cell.get(ADDRESS, 0);
        }
    }

    /** {@code CPU}, {@code GPU.0}, {@code NPU}, …; a device whose driver is missing is not listed. */
    public List<String> getAvailableDevices() {
        try (Use core = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(2 * ADDRESS.byteSize(), ADDRESS.byteAlignment());
            api.check(api.core.getAvailableDevices.call(core.handle(), list), "listing the devices");
            try {
                List<String> devices = new ArrayList<>();
                for (long i = 0; i < list.get(JAVA_LONG, 8); i++) {
                    devices.add(Structs.string(Structs.pointer(list.get(ADDRESS, 0), i)));
                }
                return List.copyOf(devices);
            } finally {
                api.core.freeAvailableDevices.callVoid(list);
            }
        }
    }

    /** The versions of the plugins that serve a device, by the device's name; {@code AUTO} and {@code HETERO} name several. */
    public Map<String, Version> getVersions(String device) {
        try (Use core = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(2 * ADDRESS.byteSize(), ADDRESS.byteAlignment());
            int status = api.core.getVersions.call(core.handle(), arena.allocateFrom(device), list);
            api.check(status, "asking for the version of device " + device);
            try {
                return Structs.versions(list);
            } finally {
                api.core.freeVersions.callVoid(list);
            }
        }
    }

    /** A property of a device as text, such as {@link Property#FULL_DEVICE_NAME}. */
    public String getProperty(String device, String key) {
        try (Use core = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            int status =
                    api.core.getProperty.call(core.handle(), arena.allocateFrom(device), arena.allocateFrom(key), cell);
            api.check(status, "reading the property " + key + " of device " + device);
            return api.takeString(cell);
        }
    }

    /** Sets properties of a device for all models that are compiled from now on. */
    public void setProperties(String device, Map<String, String> properties) {
        try (Use core = use();
                Arena arena = Arena.ofConfined()) {
            int status = api.core.setProperties.call(
                    core.handle(),
                    arena.allocateFrom(device),
                    properties.size(),
                    Structs.properties(arena, properties));
            api.check(status, "setting the properties " + properties + " of device " + device);
        }
    }

    /** Reads a model; an IR's weights lie beside it, in the file of the same name that ends in {@code .bin}. */
    public Model readModel(Path model) {
        try (Arena arena = Arena.ofConfined()) {
            return readModel(arena, model, MemorySegment.NULL, "reading the model " + model);
        }
    }

    /** Reads an IR whose weights lie anywhere. */
    public Model readModel(Path model, Path weights) {
        try (Arena arena = Arena.ofConfined()) {
            return readModel(
                    arena,
                    model,
                    arena.allocateFrom(weights.toString()),
                    "reading the model " + model + " with the weights " + weights);
        }
    }

    private Model readModel(Arena arena, Path model, MemorySegment weights, String doing) {
        try (Use core = use()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            int status = api.core.readModel.call(core.handle(), arena.allocateFrom(model.toString()), weights, cell);
            api.check(status, doing);
            return new Model(api, cell.get(ADDRESS, 0));
        }
    }

    /**
     * Reads an IR from memory.
     *
     * @param xml the text of the IR in UTF-8
     * @param weights a u8 tensor with the bytes of its weights. The model shares its memory, so it must not be written to
     *     afterwards; it may be closed at once, since OpenVINO keeps the memory as long as a model needs it
     */
    public Model readModel(byte[] xml, Tensor weights) {
        try (Use weightsInUse = weights.use()) {
            return readModel(xml, weightsInUse.handle());
        }
    }

    /** Reads an IR without weights from memory. */
    public Model readModel(byte[] xml) {
        return readModel(xml, MemorySegment.NULL);
    }

    private Model readModel(byte[] xml, MemorySegment weights) {
        try (Use core = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(xml.length + 1L);
            MemorySegment.copy(MemorySegment.ofArray(xml), 0, text, 0, xml.length);
            MemorySegment cell = arena.allocate(ADDRESS);
            int status = api.core.readModelFromMemory.call(core.handle(), text, xml.length, weights, cell);
            api.check(status, "reading a model from memory");
            return new Model(api, cell.get(ADDRESS, 0));
        }
    }

    /**
     * Compiles a model for a device. The model may be closed afterwards.
     *
     * @param properties such as {@link Property#PERFORMANCE_HINT}; empty for the device's own choice
     */
    public CompiledModel compileModel(Model model, String device, Map<String, String> properties) {
        try (Use core = use();
                Use modelInUse = model.use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            int status = api.core.compileModel.call(
                    core.handle(),
                    modelInUse.handle(),
                    arena.allocateFrom(device),
                    properties.size(),
                    Structs.properties(arena, properties),
                    cell);
            api.check(status, "compiling the model for device " + device + describe(properties));
            return new CompiledModel(api, cell.get(ADDRESS, 0));
        }
    }

    private static String describe(Map<String, String> properties) {
        return properties.isEmpty() ? "" : " with " + properties;
    }

    /**
     * Loads what {@link CompiledModel#exportModel} wrote. OpenVINO trusts these bytes: check them before.
     *
     * @param content on the heap or native, such as a mapped file; not used after the call
     */
    public CompiledModel importModel(MemorySegment content, String device) {
        try (Use core = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment blob = content.isNative()
                    ? content
                    : arena.allocate(Math.max(1, content.byteSize())).copyFrom(content);
            MemorySegment cell = arena.allocate(ADDRESS);
            int status = api.core.importModel.call(
                    core.handle(), blob, content.byteSize(), arena.allocateFrom(device), cell);
            api.check(status, "importing a compiled model for device " + device);
            return new CompiledModel(api, cell.get(ADDRESS, 0));
        }
    }
}
