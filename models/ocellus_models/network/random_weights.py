"""Random weights, for measuring speed: activations keep a sane size through every layer."""

import math

import numpy as np

from .blocks import Layout
from .graph import Tensors


def make(layout: Layout, seed: int) -> Tensors:
    """Returns every tensor of a layout; the same seed gives the same numbers."""
    generator = np.random.default_rng(seed)
    return {name: _tensor(name, shape, generator) for name, shape in layout.shapes().items()}


def _tensor(name: str, shape: tuple[int, ...], generator: np.random.Generator) -> np.ndarray:
    if len(shape) == 1:  # of batch normalisation, or a bias
        ones = ".bias" not in name and ".running_mean" not in name
        return np.full(shape, 1.0 if ones else 0.0, np.float32)
    # He et al. 2015, equation 10; after a gate of squeeze-and-excitation (about one half) twice as much.
    deviation = math.sqrt(2.0 / math.prod(shape[1:]))
    gain = 2.0 if "_project_conv" in name else 1.0
    return generator.standard_normal(shape, np.float32) * np.float32(gain * deviation)
