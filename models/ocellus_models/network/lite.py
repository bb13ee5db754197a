"""EfficientNet-Lite as an OpenVINO graph.

The baseline's block table is table 1 of "EfficientNet: Rethinking Model Scaling" (Tan and Le, 2019). Lite drops
squeeze-and-excitation and replaces swish by ReLU6, so that int8 loses little; stem and head keep their size in every
variant. Tensor names are those of lukemelas' EfficientNet-PyTorch. Batch normalisation (inference form) is folded into
the convolution before it; padding is TensorFlow's SAME, which is `same_upper` here.
"""

from dataclasses import dataclass

import numpy as np
import openvino as ov
from openvino import opset13 as op

from ..errors import ModelsError

BATCH_NORM_EPSILON = 1e-3


@dataclass(frozen=True)
class Stage:
    """Repeated MBConv blocks; the first has the stride and the change of channels."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    channels: int


LITE0 = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)
STEM_CHANNELS = 32


class _Graph:
    """Adds layers by the names of their tensors and remembers which tensors were used."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self._weights = weights
        self._used: set[str] = set()

    def take(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        tensor = self._weights.get(name)
        if tensor is None or tensor.shape != shape:
            found = "is missing" if tensor is None else f"has shape {tensor.shape}"
            raise ModelsError(f"The weights do not fit: {name} {found}, expected {shape}.")
        self._used.add(name)
        return tensor.astype(np.float64)

    def unused(self) -> list[str]:
        return sorted(n for n in self._weights if n not in self._used and not n.endswith("num_batches_tracked"))

    def convolution(
        self, x: ov.Node, name: str, norm: str, shape: tuple[int, ...], stride: int, groups: int = 1
    ) -> ov.Node:
        kernel = self.take(f"{name}.weight", shape)
        gamma, beta, mean, variance = (
            self.take(f"{norm}.{part}", shape[:1]) for part in ("weight", "bias", "running_mean", "running_var")
        )
        scale = gamma / np.sqrt(variance + BATCH_NORM_EPSILON)
        folded = (kernel * scale[:, None, None, None]).astype(np.float32)
        bias = (beta - mean * scale).astype(np.float32).reshape(1, -1, 1, 1)
        window = {"strides": [stride, stride], "pads_begin": [0, 0], "pads_end": [0, 0], "dilations": [1, 1]}
        if groups == 1:
            y = op.convolution(x, _constant(folded, f"{name}.weight"), auto_pad="same_upper", name=name, **window)
        else:
            grouped = folded.reshape(groups, shape[0] // groups, *shape[1:])
            y = op.group_convolution(
                x, _constant(grouped, f"{name}.weight"), auto_pad="same_upper", name=name, **window
            )
        return op.add(y, _constant(bias, f"{norm}.bias"), name=norm)


def _constant(value: np.ndarray, name: str) -> ov.Node:
    return op.constant(value, dtype=np.float32, name=name)


def _relu6(x: ov.Node) -> ov.Node:
    return op.clamp(x, 0.0, 6.0, name=f"{x.get_friendly_name()}.relu6")


def build(stages: tuple[Stage, ...], weights: dict[str, np.ndarray], size: int, classes: int) -> ov.Model:
    """Returns the network with input `input` [1,3,size,size] f32, normalised RGB, and output `logits` [1,classes] f32.

    :raises ModelsError: if a tensor is missing, has another shape, or is left over.
    """
    graph = _Graph(weights)
    image = op.parameter([1, 3, size, size], np.float32, name="input")
    x = _relu6(graph.convolution(image, "_conv_stem", "_bn0", (STEM_CHANNELS, 3, 3, 3), 2))
    channels = STEM_CHANNELS
    index = 0
    for stage in stages:
        for repeat in range(stage.repeats):
            stride = stage.stride if repeat == 0 else 1
            x = _block(graph, x, f"_blocks.{index}", channels, stage, stride)
            channels = stage.channels
            index += 1
    features = 1280
    x = _relu6(graph.convolution(x, "_conv_head", "_bn1", (features, channels, 1, 1), 1))
    x = op.reduce_mean(x, op.constant(np.array([2, 3], np.int64), name="pool.axes"), keep_dims=False, name="pool")
    kernel = graph.take("_fc.weight", (classes, features)).astype(np.float32)
    bias = graph.take("_fc.bias", (classes,)).astype(np.float32).reshape(1, -1)
    x = op.matmul(x, _constant(kernel, "_fc.weight"), False, True, name="_fc")
    logits = op.add(x, _constant(bias, "_fc.bias"), name="logits")
    if graph.unused():
        raise ModelsError(f"The weights do not fit: left over are {', '.join(graph.unused()[:5])}.")
    image.output(0).set_names({"input"})
    logits.output(0).set_names({"logits"})
    return ov.Model([logits], [image], "efficientnet-lite")


def _block(graph: _Graph, x: ov.Node, name: str, channels: int, stage: Stage, stride: int) -> ov.Node:
    y = x
    inner = channels * stage.expansion
    if stage.expansion != 1:
        y = _relu6(graph.convolution(y, f"{name}._expand_conv", f"{name}._bn0", (inner, channels, 1, 1), 1))
    depthwise = (inner, 1, stage.kernel, stage.kernel)
    y = _relu6(graph.convolution(y, f"{name}._depthwise_conv", f"{name}._bn1", depthwise, stride, groups=inner))
    y = graph.convolution(y, f"{name}._project_conv", f"{name}._bn2", (stage.channels, inner, 1, 1), 1)
    if stride == 1 and channels == stage.channels:
        y = op.add(y, x, name=f"{name}.skip")
    return y
