"""Weights that give the same sums on every instruction set.

Without VNNI, oneDNN multiplies u8 by s8 with `pmaddubsw`, which adds the products of two neighbouring input channels in
16 bits and saturates: 255 * 127 twice is 64770, the most that fits is 32767. (oneDNN, "Nuances of int8 Computations".)
NNCF's overflow fix halves the range of all weights. That costs one bit of each, though the large weights seldom have
large neighbours of the same sign. Here each output channel is scaled only as far as its own worst neighbours need.

Which grid a layer's weights are rounded to moves top-1 by about a point either way, so the search tries a second one:
scales for which any two of four neighbours fit.

Depthwise convolutions don't add channels and are left alone.
"""

import numpy as np
import openvino as ov

from . import graph

# oneDNN packs input channels by four; `pmaddubsw` adds the first two and the last two.
_PACK = 4
_LARGEST = 32767 / 255
_ROUNDING = 1.0  # two weights, each rounded by at most a half


def fit(model: ov.Model, original: ov.Model, sums: str) -> None:
    """Makes the weights of an int8 model anew from those in float, so that no pair of products saturates.

    :param model: by NNCF, with symmetric weights a channel; changed in place
    :param original: the model that it was made from, with the same names
    :param sums: what must fit, `pairs` or `any-two-of-four` (`recipe.Recipe`)
    """
    floats = graph.by_name(original)
    for node in model.get_ordered_ops():
        weights = graph.int8_weights(node)
        if weights is None or node.get_type_name() == "GroupConvolution":
            continue
        value = graph.constant_below(floats[node.get_friendly_name()].input_value(1)).data.astype(np.float64)
        scale = weights.scale.data.astype(np.float64)
        scale = scale * channel_factors(value / scale, sums).reshape(scale.shape)
        graph.replace(weights.values, np.rint(value / scale).astype(np.int8))
        graph.replace(weights.scale, scale.astype(np.float32))


def channel_factors(levels: np.ndarray, sums: str) -> np.ndarray:
    """Returns by how much the scale of each output channel must grow, at least 1.

    :param levels: weights [out, in, ...] in units of their scale, not rounded
    """
    return np.maximum(1.0, worst_sums(levels, sums) / (_LARGEST - _ROUNDING))


def worst_sums(levels: np.ndarray, sums: str) -> np.ndarray:
    """Returns for each output channel the largest sum of two weights of one sign, as `sums` says which (`fit`)."""
    rows = np.moveaxis(levels.reshape(*levels.shape[:2], -1), 1, 2)
    rows = np.pad(rows, ((0, 0), (0, 0), (0, -rows.shape[2] % _PACK)))
    if sums == "pairs":
        pairs = rows.reshape(len(rows), -1, 2)
        lowest = highest = pairs
    else:
        packs = np.sort(rows.reshape(len(rows), -1, _PACK), axis=2)
        lowest, highest = packs[:, :, :2], packs[:, :, -2:]
    worst: np.ndarray = np.maximum(np.maximum(highest, 0).sum(axis=2), np.maximum(-lowest, 0).sum(axis=2)).max(axis=1)
    return worst
