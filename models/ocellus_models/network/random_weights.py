"""Random weights, for measuring speed: activations keep a sane size through every layer."""

import math

import numpy as np

from .blocks import Block, Layout
from .graph import Tensors

# Swish and ReLU leave a third to a half of the mean square of what comes in; smaller gains vanish, larger ones explode.
_AFTER_ACTIVATION = 1.8
_AFTER_GATE = 2.0  # squeeze-and-excitation multiplies by about one half
_RESIDUAL = 0.25  # otherwise the sums double with every block


def make(layout: Layout, seed: int) -> Tensors:
    """Returns every tensor of a layout; the same seed gives the same numbers."""
    generator = np.random.default_rng(seed)
    gains = {"_fc": _AFTER_ACTIVATION}
    for block in layout.blocks:
        gains |= _gains(block)
    return {name: _tensor(name, shape, gains, generator) for name, shape in layout.shapes().items()}


def _gains(block: Block) -> dict[str, float]:
    project = _RESIDUAL if block.residual else 1.0
    if block.expands or not block.fused:
        project *= _AFTER_ACTIVATION
    if block.squeezed:
        project *= _AFTER_GATE
    depthwise = _AFTER_ACTIVATION if block.expands else 1.0
    return {f"{block.name}._depthwise_conv": depthwise, f"{block.name}._project_conv": project}


def _tensor(
    name: str, shape: tuple[int, ...], gains: dict[str, float], generator: np.random.Generator
) -> np.ndarray:
    if len(shape) == 1:  # of batch normalisation, or a bias
        ones = ".bias" not in name and ".running_mean" not in name
        return np.full(shape, 1.0 if ones else 0.0, np.float32)
    gain = gains.get(name.removesuffix(".weight"), 1.0)
    return generator.standard_normal(shape, np.float32) * np.float32(gain / math.sqrt(math.prod(shape[1:])))
