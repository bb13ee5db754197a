package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Elements of one type in memory that OpenVINO owns, in row-major order without gaps. Not synchronized: whoever writes
 * while an inference reads gets a mixture.
 *
 * <p>Methods throw {@link OpenVinoException} where OpenVINO refuses a call.
 */
public final class Tensor extends NativeResource {

    private final ElementType elementType;
    private final Shape shape;
    private final MemorySegment data;

    /** A new tensor; its content is undefined. */
    public Tensor(OpenVino openVino, ElementType elementType, Shape shape) {
        this(openVino.api(), create(openVino.api(), elementType, shape));
    }

    @SuppressWarnings("restricted") // reinterpret: OpenVINO says how many bytes lie behind the pointer
    Tensor(NativeApi api, MemorySegment handle) {
        super(handle, api.tensor.free, "the tensor");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment type = arena.allocate(JAVA_INT);
            api.check(api.tensor.getElementType.call(handle, type), "reading a tensor's element type");
            elementType = ElementType.of(type.get(JAVA_INT, 0));
            shape = shape(api, arena, handle);
            MemorySegment size = arena.allocate(JAVA_LONG);
            api.check(api.tensor.getByteSize.call(handle, size), "reading a tensor's size");
            MemorySegment pointer = arena.allocate(ADDRESS);
            api.check(api.tensor.getData.call(handle, pointer), "reading a tensor's address");
            data = pointer.get(ADDRESS, 0).reinterpret(size.get(JAVA_LONG, 0));
        }
    }

    private static MemorySegment create(NativeApi api, ElementType elementType, Shape shape) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            int status = api.tensor.create.call(elementType.code, Structs.shape(arena, shape), cell);
            api.check(status, "creating a tensor " + elementType + shape);
            return cell.get(ADDRESS, 0);
        }
    }

    private static Shape shape(NativeApi api, Arena arena, MemorySegment handle) {
        MemorySegment struct = arena.allocate(Structs.SHAPE, JAVA_LONG.byteAlignment());
        int status = api.tensor.getShape.call(handle, struct);
        if (status == Status.INVALID_C_PARAM.code) {
            return Shape.of(); // the C API's way to say that a tensor is a scalar
        }
        api.check(status, "reading a tensor's shape");
        try {
            return Structs.shape(struct);
        } finally {
            api.check(api.tensor.freeShape.call(struct), "freeing a shape");
        }
    }

    public ElementType elementType() {
        return elementType;
    }

    public Shape shape() {
        return shape;
    }

    public long byteSize() {
        return data.byteSize();
    }

    /**
     * The tensor's own memory, to read and write. It is valid until this tensor is closed, which the segment itself can't
     * tell: ask for it anew instead of keeping it.
     */
    public MemorySegment data() {
        requireOpen();
        return data;
    }

    /** Fills this tensor with bytes of exactly its size. */
    public void copyFrom(MemorySegment bytes) {
        if (bytes.byteSize() != byteSize()) {
            throw new IllegalArgumentException("the tensor " + elementType + shape + " takes " + byteSize()
                    + " bytes, but " + bytes.byteSize() + " were given");
        }
        data().copyFrom(bytes);
    }

    /** Copies an f32 tensor's elements into an array of exactly their number. */
    public void copyTo(float[] elements) {
        if (elementType != ElementType.F32 || elements.length != shape.elements()) {
            throw new IllegalArgumentException(
                    "the tensor " + elementType + shape + " can't be copied into " + elements.length + " floats");
        }
        MemorySegment.copy(data(), JAVA_FLOAT, 0, elements, 0, elements.length);
    }
}
