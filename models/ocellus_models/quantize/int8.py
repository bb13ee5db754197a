"""Applies a recipe."""

import logging
from collections.abc import Sequence

import nncf
import numpy as np
import openvino as ov

from . import bias, graph, saturation
from .recipe import Recipe
from ..progress import Steps


def quantize(model: ov.Model, recipe: Recipe, pictures: Sequence[np.ndarray], steps: Steps) -> ov.Model:
    """Returns a model in int8; the given one, of any picture size, stays as it is.

    :param pictures: inputs [1,3,height,width] to calibrate with, of one or several sizes, the model's own among them
    """
    nncf.set_log_level(logging.WARNING)
    original = model.clone()
    original.reshape([1, 3, -1, -1])
    steps.say(f"calibrating on {len(pictures)} pictures")
    quantized = nncf.quantize(
        original,
        nncf.Dataset(pictures),
        preset=nncf.QuantizationPreset(recipe.activations),
        subset_size=len(pictures),
        ignored_scope=nncf.IgnoredScope(names=list(recipe.float_layers)),
        advanced_parameters=nncf.AdvancedQuantizationParameters(
            overflow_fix=nncf.OverflowFix.DISABLE, disable_bias_correction=recipe.sequential_bias
        ),
    )
    if recipe.sums != "ignored":
        saturation.fit(quantized, original, recipe.sums)
    quantized.reshape(model.input(0).get_partial_shape())
    if recipe.sequential_bias:
        bias.correct(quantized, model, of_size(model, pictures), steps.counter("correcting biases"))
    return quantized


def of_size(model: ov.Model, pictures: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Returns the pictures that have the model's own size."""
    return [picture for picture in pictures if list(picture.shape) == list(model.input(0).get_shape())]


def in_float(model: ov.Model, original: ov.Model, layer: str) -> ov.Model:
    """Returns a copy of an int8 model in which one layer computes in float, but for its bias."""
    copy = model.clone()
    node = graph.by_name(copy)[layer]
    producer = node.input_value(0).get_node()
    if producer.get_type_name() == "FakeQuantize":
        node.input(0).replace_source_output(producer.input_value(0))
    weights = graph.int8_weights(node)
    if weights is not None:
        value = graph.constant_below(graph.by_name(original)[layer].input_value(1)).data
        node.input(1).replace_source_output(ov.opset13.constant(value.astype(np.float32)).output(0))
    return copy
