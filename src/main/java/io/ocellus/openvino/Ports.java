package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Reads the inputs or outputs of a model or a compiled model. */
final class Ports {

    private Ports() {}

    /** @param owner the model whose {@code size} and {@code byIndex} these are */
    static List<Output> read(
            NativeApi api, MemorySegment owner, NativeFunction size, NativeFunction byIndex, String doing) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            api.check(size.call(owner, count), doing);
            List<Output> ports = new ArrayList<>();
            for (int i = 0; i < count.get(JAVA_LONG, 0); i++) {
                MemorySegment cell = arena.allocate(ADDRESS);
                api.check(byIndex.call(owner, i, cell), doing);
                MemorySegment port = cell.get(ADDRESS, 0);
                try {
                    ports.add(describe(api, arena, port, i, doing));
                } finally {
                    api.model.freePort.callVoid(port);
                }
            }
            return List.copyOf(ports);
        }
    }

    private static Output describe(NativeApi api, Arena arena, MemorySegment port, int index, String doing) {
        MemorySegment type = arena.allocate(JAVA_INT);
        api.check(api.model.portElementType.call(port, type), doing);
        return new Output(
                index,
                name(api, arena, port),
                ElementType.of(type.get(JAVA_INT, 0)),
                partialShape(api, arena, port, doing));
    }

    private static String name(NativeApi api, Arena arena, MemorySegment port) {
        MemorySegment cell = arena.allocate(ADDRESS);
        // The C API has no other way to ask whether there is a name: it refuses where there is none.
        boolean named = api.model.portAnyName.call(port, cell) == Status.OK.code;
        return named ? api.takeString(cell) : "";
    }

    private static PartialShape partialShape(NativeApi api, Arena arena, MemorySegment port, String doing) {
        MemorySegment struct = arena.allocate(Structs.PARTIAL_SHAPE, JAVA_LONG.byteAlignment());
        api.check(api.model.portPartialShape.call(port, struct), doing);
        try {
            return Structs.partialShape(struct);
        } finally {
            api.model.freePartialShape.callVoid(struct);
        }
    }
}
