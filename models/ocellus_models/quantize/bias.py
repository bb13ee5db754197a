"""Bias correction: rounding shifts the mean of a layer's outputs; its bias takes that back.

Nagel, van Baalen, Blankevoort and Welling, "Data-Free Quantization Through Weight Equalization and Bias Correction"
(ICCV 2019), section 4.2, with means measured on the calibration pictures. Layers are corrected in the order of
execution, each with the corrections before it in place. NNCF has this too, but only for weights that it chose itself.
"""

from collections.abc import Callable, Sequence

import numpy as np
import openvino as ov
from openvino import opset13 as op

from . import graph
from ..measure import levels

# The means of the same pictures are compared, so few are enough.
_ENOUGH = 64


def correct(
    model: ov.Model, original: ov.Model, pictures: Sequence[np.ndarray], progress: Callable[[int, int], None]
) -> None:
    """Changes the biases of a quantized model in place, so that its channels have the means of the original.

    :param pictures: inputs [1,3,height,width]; some 64 of them are used
    :param progress: is told how many of how many layers are done
    """
    pictures = pictures[:: max(1, len(pictures) // _ENOUGH)]
    floats = {node.get_friendly_name(): node for node in graph.biased(original)}
    expected = dict(zip(floats, _channel_means(original, list(floats.values()), pictures), strict=True))
    todo = [node for node in graph.biased(model) if node.get_friendly_name() in expected]
    for number, node in enumerate(todo, 1):
        bias = graph.constant_below(node.input_value(1))
        shift = expected[node.get_friendly_name()] - _channel_means(model, [node], pictures)[0]
        corrected = bias.data.astype(np.float64) + shift.reshape(bias.data.shape)
        node.input(1).replace_source_output(op.constant(corrected.astype(np.float32)).output(0))
        progress(number, len(todo))


def _channel_means(model: ov.Model, nodes: list[ov.Node], pictures: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Returns for each node the mean of each channel (axis 1) over all pictures."""
    outputs = []
    for node in nodes:
        axes = [axis for axis in range(len(node.output(0).get_partial_shape())) if axis != 1]
        outputs.append(op.reduce_mean(node, op.constant(np.array(axes, np.int64)), keep_dims=False))
    network = ov.Core().compile_model(ov.Model(outputs, model.get_parameters()), "CPU", levels.F32)
    sums = [np.zeros(output.get_shape()) for output in network.outputs]
    for picture in pictures:
        answers = network(picture)
        for total, output in zip(sums, network.outputs, strict=True):
            total += answers[output]
    return [total / len(pictures) for total in sums]
