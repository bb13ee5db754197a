"""How a network becomes int8, as data."""

from dataclasses import dataclass, replace
from typing import Any

from . import graph
from ..network.float_network import FloatNetwork

PRESETS = ("ocellus", "naive")


@dataclass(frozen=True)
class Recipe:
    """What is done to a network.

    :param activations: NNCF's preset: `performance` (symmetric) or `mixed` (asymmetric where an activation is signed,
        such as swish's)
    :param sums: which sums of two products must fit into 16 bits (`saturation`): `pairs`, those that are made;
        `any-two-of-four`, which rounds to other grids; `ignored`
    :param sequential_bias: correct biases layer by layer (`bias`), not by NNCF's fast estimate
    :param every_size: calibrate at each of the bundle's sizes in turn, not at the network's own alone
    :param float_layers: layers that stay in float
    """

    activations: str
    sums: str
    sequential_bias: bool
    every_size: bool
    float_layers: tuple[str, ...]

    def with_float(self, layers: tuple[str, ...]) -> "Recipe":
        return replace(self, float_layers=self.float_layers + layers)

    def with_other_grids(self) -> "Recipe":
        return replace(self, sums="any-two-of-four")

    def as_provenance(self) -> dict[str, Any]:
        return {
            "preset": self.activations,
            "sums_in_16_bits": self.sums,
            "bias_correction": "sequential" if self.sequential_bias else "NNCF's fast",
            "calibrated_at": "every size" if self.every_size else "the default size",
            "float_layers": list(self.float_layers),
        }


# What a plain call of NNCF does.
NAIVE = Recipe("performance", sums="ignored", sequential_bias=False, every_size=False, float_layers=())


def plain(network: FloatNetwork) -> Recipe:
    """Returns the recipe to start with.

    In float stay the stem and the first depthwise convolution (in EfficientNet-Lite0 that halves the noise of int8,
    3 dB, for 4 % more time), squeeze-and-excitation (its convolutions see one value a channel and cost next to nothing), and
    the additions of skip connections (0.5 dB better and, for want of conversions, a little faster).
    """
    first = list(graph.layers(network.model))[:2]
    kept = [*first, *graph.squeezes(network.model), *graph.skips(network.model)]
    return Recipe(
        "mixed" if network.swish else "performance",
        sums="pairs",
        sequential_bias=True,
        every_size=True,
        float_layers=tuple(node.get_friendly_name() for node in kept),
    )
