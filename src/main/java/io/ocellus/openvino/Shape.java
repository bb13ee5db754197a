package io.ocellus.openvino;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The sizes of a tensor's dimensions, outermost first. A scalar has none. */
public record Shape(List<Long> dims) {

    public Shape {
        dims = List.copyOf(dims);
        if (dims.stream().anyMatch(dim -> dim < 0)) {
            throw new IllegalArgumentException("not a shape: " + dims);
        }
    }

    public static Shape of(long... dims) {
        return new Shape(LongStream.of(dims).boxed().toList());
    }

    public int rank() {
        return dims.size();
    }

    public long dim(int index) {
        return dims.get(index);
    }

    /** How many elements a tensor of this shape has. */
    public long elements() {
        return dims.stream().reduce(1L, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
