"""What the recipe reads and changes in an OpenVINO graph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import openvino as ov
from openvino import opset13 as op

_LAYERS = ("Convolution", "GroupConvolution", "MatMul")


@dataclass(frozen=True)
class Int8Weights:
    """Weights as NNCF leaves them: values i8, times a scale a channel."""

    values: ov.Node
    scale: ov.Node


def by_name(model: ov.Model) -> dict[str, ov.Node]:
    return {node.get_friendly_name(): node for node in model.get_ordered_ops()}


def layers(model: ov.Model) -> Iterator[ov.Node]:
    """Returns the convolutions and matrix products with weights, in the order of execution."""
    for node in model.get_ordered_ops():
        if node.get_type_name() in _LAYERS and _constant(node.input_value(1)):
            yield node


def biased(model: ov.Model) -> Iterator[ov.Node]:
    """Returns the additions of a constant to a layer, in the order of execution."""
    for node in model.get_ordered_ops():
        if node.get_type_name() == "Add":
            below = node.input_value(0).get_node()
            if below.get_type_name() in _LAYERS and _constant(node.input_value(1)):
                yield node


def skips(model: ov.Model) -> Iterator[ov.Node]:
    """Returns the additions of two branches, in the order of execution."""
    for node in model.get_ordered_ops():
        if node.get_type_name() == "Add" and not any(_constant(source) for source in node.input_values()):
            yield node


def squeezes(model: ov.Model) -> Iterator[ov.Node]:
    """Returns the convolutions that see one value a channel: squeeze-and-excitation's."""
    for node in layers(model):
        shape = node.get_output_partial_shape(0)
        if len(shape) == 4 and shape[2] == 1 and shape[3] == 1:
            yield node


def int8_weights(layer: ov.Node) -> Int8Weights | None:
    """Returns a layer's weights in int8, or None where it has none."""
    if layer.get_type_name() not in _LAYERS:
        return None
    product = layer.input_value(1).get_node()
    if product.get_type_name() != "Multiply":
        return None
    values = product.input_value(0).get_node()
    if values.get_type_name() != "Convert" or values.input_value(0).get_element_type() != ov.Type.i8:
        return None
    return Int8Weights(values.input_value(0).get_node(), product.input_value(1).get_node())


def constant_below(output: ov.Output) -> ov.Node:
    """Returns the constant that an output is computed from (through conversions, scales, fake quantization)."""
    node = output.get_node()
    while node.get_type_name() != "Constant":
        node = node.input_value(0).get_node()
    return node


def name_by_place(model: ov.Model) -> None:
    """Names nodes without a name of their own by their place: OpenVINO numbers them by what else the process made."""
    for place, node in enumerate(model.get_ordered_ops()):
        if re.fullmatch(rf"{node.get_type_name()}_\d+", node.get_friendly_name()):
            node.set_friendly_name(f"{node.get_type_name()}_{place}")


def replace(constant: ov.Node, value: np.ndarray) -> None:
    """Puts another value in a constant's place, everywhere."""
    other = op.constant(value, name=constant.get_friendly_name())
    for target in list(constant.output(0).get_target_inputs()):
        target.replace_source_output(other.output(0))


def _constant(output: ov.Output) -> bool:
    node = output.get_node()
    while node.get_type_name() != "Constant":
        if node.get_type_name() not in ("Convert", "Multiply", "Subtract", "FakeQuantize", "Reshape"):
            return False
        node = node.input_value(0).get_node()
    return True
