package io.ocellus.openvino;

/**
 * An input or output of a model; OpenVINO calls both the output of a node, hence the name.
 *
 * @param index counted from 0 among the model's inputs, or among its outputs
 * @param name one of its tensor's names, empty where it has none
 */
public record Output(int index, String name, ElementType elementType, PartialShape partialShape) {

    /**
     * The shape where it is static.
     *
     * @throws IllegalStateException where it is dynamic
     */
    public Shape shape() {
        return partialShape.toShape();
    }
}
