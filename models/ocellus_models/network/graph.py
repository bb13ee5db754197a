"""Builds a member of the family as an OpenVINO graph.

Batch normalisation (inference form) is folded into the convolution before it. Every node has a name: OpenVINO numbers
those that have none, and then the file depends on what ran before.
"""

import numpy as np
import openvino as ov
from openvino import opset13 as op

from .blocks import NORM, Block, Layout
from .naming import Arithmetic

Tensors = dict[str, np.ndarray]


class _Graph:
    """Adds layers by the names of their tensors."""

    def __init__(self, layout: Layout, weights: Tensors, arithmetic: Arithmetic) -> None:
        self._weights = weights
        self._swish = layout.variant.table.swish
        self._arithmetic = arithmetic

    def activated(self, x: ov.Node) -> ov.Node:
        name = x.get_friendly_name()
        if not self._swish:
            return op.clamp(x, 0.0, 6.0, name=f"{name}.relu6")
        one = _constant(np.array(1.0), f"{name}.swish.beta")
        return op.swish(x, one, name=f"{name}.swish")

    def normalised(self, x: ov.Node, name: str, norm: str, stride: int = 1, groups: int = 1) -> ov.Node:
        """A convolution with batch normalisation."""
        kernel = self._weights[f"{name}.weight"].astype(np.float64)
        gamma, beta, mean, variance = (self._weights[f"{norm}.{part}"].astype(np.float64) for part in NORM)
        scale = gamma / np.sqrt(variance + self._arithmetic.epsilon)
        y = self._convolution(x, name, kernel * scale[:, None, None, None], stride, groups)
        return self._biased(y, beta - mean * scale, norm)

    def gated(self, x: ov.Node, block: Block) -> ov.Node:
        """Squeeze-and-excitation."""
        y = self._pooled(x, f"{block.name}._se_pool", keep=True)
        for name in (f"{block.name}._se_reduce", f"{block.name}._se_expand"):
            y = self._convolution(y, name, self._weights[f"{name}.weight"], 1, 1)
            y = self._biased(y, self._weights[f"{name}.bias"], f"{name}.bias")
            y = self.activated(y) if name.endswith("reduce") else op.sigmoid(y, name=f"{name}.sigmoid")
        return op.multiply(x, y, name=f"{block.name}._se")

    def classified(self, x: ov.Node) -> ov.Node:
        x = self._pooled(x, "pool", keep=False)
        x = op.matmul(x, _constant(self._weights["_fc.weight"], "_fc.weight"), False, True, name="_fc")
        return op.add(x, _constant(self._weights["_fc.bias"].reshape(1, -1), "_fc.bias"), name="logits")

    def block(self, x: ov.Node, block: Block) -> ov.Node:
        y = self._fused(x, block) if block.fused else self._mobile(x, block)
        return op.add(y, x, name=f"{block.name}.skip") if block.residual else y

    def _mobile(self, x: ov.Node, block: Block) -> ov.Node:
        name = block.name
        if block.expands:
            x = self.activated(self.normalised(x, f"{name}._expand_conv", f"{name}._bn0"))
        x = self.normalised(x, f"{name}._depthwise_conv", f"{name}._bn1", block.stride, groups=block.inner)
        x = self.activated(x)
        if block.squeezed:
            x = self.gated(x, block)
        return self.normalised(x, f"{name}._project_conv", f"{name}._bn2")

    def _fused(self, x: ov.Node, block: Block) -> ov.Node:
        name = block.name
        if not block.expands:
            return self.activated(self.normalised(x, f"{name}._project_conv", f"{name}._bn2", block.stride))
        x = self.activated(self.normalised(x, f"{name}._expand_conv", f"{name}._bn0", block.stride))
        return self.normalised(x, f"{name}._project_conv", f"{name}._bn2")

    def _convolution(self, x: ov.Node, name: str, kernel: np.ndarray, stride: int, groups: int) -> ov.Node:
        side = kernel.shape[-1]
        pad = [0, 0] if self._arithmetic.same_padding else [side // 2, side // 2]
        window = {
            "strides": [stride, stride],
            "pads_begin": pad,
            "pads_end": pad,
            "dilations": [1, 1],
            "auto_pad": "same_upper" if self._arithmetic.same_padding else "explicit",
        }
        if groups == 1:
            return op.convolution(x, _constant(kernel, f"{name}.weight"), name=name, **window)
        grouped = kernel.reshape(groups, kernel.shape[0] // groups, *kernel.shape[1:])
        return op.group_convolution(x, _constant(grouped, f"{name}.weight"), name=name, **window)

    def _biased(self, x: ov.Node, bias: np.ndarray, name: str) -> ov.Node:
        constant = f"{name}.constant" if name.endswith(".bias") else f"{name}.bias"
        return op.add(x, _constant(bias.reshape(1, -1, 1, 1), constant), name=name)

    def _pooled(self, x: ov.Node, name: str, keep: bool) -> ov.Node:
        axes = op.constant(np.array([2, 3], np.int64), name=f"{name}.axes")
        return op.reduce_mean(x, axes, keep_dims=keep, name=name)


def _constant(value: np.ndarray, name: str) -> ov.Node:
    return op.constant(value.astype(np.float32), dtype=np.float32, name=name)


def build(layout: Layout, weights: Tensors, arithmetic: Arithmetic) -> ov.Model:
    """Returns the network with input `input` [1,3,size,size] f32, normalised RGB, and output `logits` [1,classes] f32.

    :param weights: every tensor of `layout.shapes()`, in that shape
    """
    graph = _Graph(layout, weights, arithmetic)
    size = layout.variant.size
    image = op.parameter([1, 3, size, size], np.float32, name="input")
    x = graph.activated(graph.normalised(image, "_conv_stem", "_bn0", 2))
    for block in layout.blocks:
        x = graph.block(x, block)
    x = graph.activated(graph.normalised(x, "_conv_head", "_bn1"))
    logits = graph.classified(x)
    image.output(0).set_names({"input"})
    logits.output(0).set_names({"logits"})
    result = op.result(logits, name="result")
    return ov.Model([result], [image], layout.variant.architecture)
