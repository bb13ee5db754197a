package io.ocellus.openvino;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A shape of which some dimensions, or even their number, may be open until inference.
 *
 * @param rankIsDynamic whether the number of dimensions is open; then there are no dimensions
 */
public record PartialShape(boolean rankIsDynamic, List<Dimension> dimensions) {

    public PartialShape {
        dimensions = List.copyOf(dimensions);
        if (rankIsDynamic && !dimensions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a shape of dynamic rank has no dimensions, but these were given: " + dimensions);
        }
    }

    public static PartialShape of(Dimension... dimensions) {
        return new PartialShape(false, List.of(dimensions));
    }

    public static PartialShape of(Shape shape) {
        return new PartialShape(false, shape.dims().stream().map(Dimension::of).toList());
    }

    public static PartialShape dynamic() {
        return new PartialShape(true, List.of());
    }

    public boolean isDynamic() {
        return rankIsDynamic || dimensions.stream().anyMatch(Dimension::isDynamic);
    }

    /**
     * The same shape without open dimensions.
     *
     * @throws IllegalStateException where there are any
     */
    public Shape toShape() {
        if (isDynamic()) {
            throw new IllegalStateException("the shape " + this + " is dynamic");
        }
        return new Shape(dimensions.stream().map(Dimension::min).toList());
    }

    @Override
    public String toString() {
        return rankIsDynamic
                ? "[...]"
                : dimensions.stream().map(Dimension::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
