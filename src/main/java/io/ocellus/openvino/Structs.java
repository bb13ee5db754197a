package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The C API's small structs, read and written by offset (bytes, 64-bit): {@code ov_shape_t {rank 0, dims* 8}},
 * {@code ov_partial_shape_t {rank.min 0, rank.max 8, dims* 16}}, {@code ov_dimension_t {min 0, max 8}},
 * {@code ov_property_t {key* 0, value* 8}}, {@code ov_version_t {build* 0, description* 8}}.
 */
@SuppressWarnings("restricted") // reinterpret: only OpenVINO knows the sizes behind the pointers that it returns
final class Structs {

    static final long SHAPE = 16;
    static final long PARTIAL_SHAPE = 24;
    static final long DIMENSION = 16;
    static final long VERSION = 16;
    private static final long PROPERTY = 16;

    private Structs() {}

    static String string(MemorySegment pointer) {
        return pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** The {@code index}-th pointer of the array at {@code array}. */
    static MemorySegment pointer(MemorySegment array, long index) {
        return array.reinterpret((index + 1) * ADDRESS.byteSize()).getAtIndex(ADDRESS, index);
    }

    static Version version(MemorySegment struct) {
        return new Version(string(struct.get(ADDRESS, 0)), string(struct.get(ADDRESS, 8)));
    }

    /** An {@code ov_core_version_list_t {versions* 0, size 8}} of {@code {device* 0, version 8}}. */
    static Map<String, Version> versions(MemorySegment list) {
        long size = list.get(JAVA_LONG, 8);
        MemorySegment entries = list.get(ADDRESS, 0).reinterpret(size * (8 + VERSION));
        Map<String, Version> versions = new LinkedHashMap<>();
        for (long i = 0; i < size; i++) {
            MemorySegment entry = entries.asSlice(i * (8 + VERSION), 8 + VERSION);
            versions.put(string(entry.get(ADDRESS, 0)), version(entry.asSlice(8)));
        }
        return Collections.unmodifiableMap(versions);
    }

    static MemorySegment shape(Arena arena, Shape shape) {
        MemorySegment dims = arena.allocate(JAVA_LONG, Math.max(1, shape.rank()));
        for (int i = 0; i < shape.rank(); i++) {
            dims.setAtIndex(JAVA_LONG, i, shape.dim(i));
        }
        MemorySegment struct = arena.allocate(SHAPE, JAVA_LONG.byteAlignment());
        struct.set(JAVA_LONG, 0, shape.rank());
        struct.set(ADDRESS, 8, dims);
        return struct;
    }

    static Shape shape(MemorySegment struct) {
        int rank = Math.toIntExact(struct.get(JAVA_LONG, 0));
        MemorySegment dims = struct.get(ADDRESS, 8).reinterpret(rank * JAVA_LONG.byteSize());
        return Shape.of(dims.toArray(JAVA_LONG));
    }

    static MemorySegment partialShapes(Arena arena, List<PartialShape> shapes) {
        MemorySegment structs = arena.allocate(PARTIAL_SHAPE * shapes.size(), JAVA_LONG.byteAlignment());
        for (int i = 0; i < shapes.size(); i++) {
            write(arena, structs.asSlice(i * PARTIAL_SHAPE, PARTIAL_SHAPE), shapes.get(i));
        }
        return structs;
    }

    private static void write(Arena arena, MemorySegment struct, PartialShape shape) {
        if (shape.rankIsDynamic()) {
            // The C API would make a shape of one open dimension of it.
            throw new IllegalArgumentException("a model can't be reshaped to a dynamic rank");
        }
        List<Dimension> dims = shape.dimensions();
        MemorySegment array = arena.allocate(DIMENSION * Math.max(1, dims.size()), JAVA_LONG.byteAlignment());
        for (int i = 0; i < dims.size(); i++) {
            array.set(JAVA_LONG, i * DIMENSION, dims.get(i).min());
            array.set(JAVA_LONG, i * DIMENSION + 8, dims.get(i).max());
        }
        struct.set(JAVA_LONG, 0, dims.size());
        struct.set(JAVA_LONG, 8, dims.size());
        struct.set(ADDRESS, 16, array);
    }

    static PartialShape partialShape(MemorySegment struct) {
        long rank = struct.get(JAVA_LONG, 0);
        if (rank != struct.get(JAVA_LONG, 8)) {
            return PartialShape.dynamic();
        }
        MemorySegment array = struct.get(ADDRESS, 16).reinterpret(rank * DIMENSION);
        List<Dimension> dims = new ArrayList<>();
        for (long i = 0; i < rank; i++) {
            dims.add(new Dimension(array.get(JAVA_LONG, i * DIMENSION), array.get(JAVA_LONG, i * DIMENSION + 8)));
        }
        return new PartialShape(false, dims);
    }

    static MemorySegment properties(Arena arena, Map<String, String> properties) {
        MemorySegment structs = arena.allocate(PROPERTY * Math.max(1, properties.size()), ADDRESS.byteAlignment());
        long offset = 0;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            structs.set(ADDRESS, offset, arena.allocateFrom(property.getKey()));
            structs.set(ADDRESS, offset + 8, arena.allocateFrom(property.getValue()));
            offset += PROPERTY;
        }
        return structs;
    }
}
