"""The family's block tables and published members, as data.

The same numbers as the agent's `io.ocellus.efficientnet`: "EfficientNet: Rethinking Model Scaling" (Tan and Le, 2019),
table 1; "EfficientNetV2" (Tan and Le, 2021), table 4; and their reference code for what the papers leave out.
"""

import math
import re
from dataclasses import dataclass

from ..errors import ModelsError

MBCONV = "MBConv"
FUSED = "FusedMBConv"
_DIVISOR = 8


@dataclass(frozen=True)
class Stage:
    """Equal blocks; the first has the stride and the change of channels.

    :param expansion: channels inside a block over those of its input
    :param channels: of the output, before scaling
    :param repeats: number of blocks, before scaling
    :param squeeze: squeezed channels over those of a block's input; 0 for no squeeze-and-excitation
    """

    operator: str
    kernel: int
    stride: int
    expansion: int
    channels: int
    repeats: int
    squeeze: float


@dataclass(frozen=True)
class BlockTable:
    """A baseline that widths and depths scale.

    :param smallest: rounded channels below this share of the scaled ones go up to the next multiple of 8
    :param fixed_ends: whether stem, head and the repeats of the first and last stage stay as they are (Lite)
    """

    stem: int
    stages: tuple[Stage, ...]
    head: int
    smallest: float
    fixed_ends: bool
    swish: bool

    def channels(self, channels: int, width: float) -> int:
        """Returns scaled channels: a multiple of 8 (reference code, `round_filters`)."""
        if width == 1:
            return channels
        wanted = channels * width
        rounded = max(_DIVISOR, int(wanted + _DIVISOR / 2) // _DIVISOR * _DIVISOR)
        return rounded + _DIVISOR if rounded < self.smallest * wanted else rounded


@dataclass(frozen=True)
class Variant:
    """A published member: its name, table, coefficients and the resolution in pixels that it is evaluated at."""

    name: str
    table: BlockTable
    width: float
    depth: float
    size: int

    @property
    def architecture(self) -> str:
        """As the papers write it: `efficientnet-b0`, `efficientnet-lite1`, `efficientnetv2-b0`."""
        return f"efficientnet{self.name}" if self.name.startswith("v2-") else f"efficientnet-{self.name}"


def _b0(squeeze: float) -> tuple[Stage, ...]:
    return (
        Stage(MBCONV, 3, 1, 1, 16, 1, squeeze),
        Stage(MBCONV, 3, 2, 6, 24, 2, squeeze),
        Stage(MBCONV, 5, 2, 6, 40, 2, squeeze),
        Stage(MBCONV, 3, 2, 6, 80, 3, squeeze),
        Stage(MBCONV, 5, 1, 6, 112, 3, squeeze),
        Stage(MBCONV, 5, 2, 6, 192, 4, squeeze),
        Stage(MBCONV, 3, 1, 6, 320, 1, squeeze),
    )


_V2_B0 = (
    Stage(FUSED, 3, 1, 1, 16, 1, 0),
    Stage(FUSED, 3, 2, 4, 32, 2, 0),
    Stage(FUSED, 3, 2, 4, 48, 2, 0),
    Stage(MBCONV, 3, 2, 4, 96, 3, 0.25),
    Stage(MBCONV, 3, 1, 6, 112, 5, 0.25),
    Stage(MBCONV, 3, 2, 6, 192, 8, 0.25),
)
_V2_S = (
    Stage(FUSED, 3, 1, 1, 24, 2, 0),
    Stage(FUSED, 3, 2, 4, 48, 4, 0),
    Stage(FUSED, 3, 2, 4, 64, 4, 0),
    Stage(MBCONV, 3, 2, 4, 128, 6, 0.25),
    Stage(MBCONV, 3, 1, 6, 160, 9, 0.25),
    Stage(MBCONV, 3, 2, 6, 256, 15, 0.25),
)
_B = BlockTable(32, _b0(0.25), 1280, 0.9, False, True)
_LITE = BlockTable(32, _b0(0), 1280, 0.9, True, False)
_V2 = BlockTable(32, _V2_B0, 1280, 0, False, True)

VARIANTS = (
    Variant("b0", _B, 1.0, 1.0, 224),
    Variant("b1", _B, 1.0, 1.1, 240),
    Variant("b2", _B, 1.1, 1.2, 260),
    Variant("b3", _B, 1.2, 1.4, 300),
    Variant("b4", _B, 1.4, 1.8, 380),
    Variant("b5", _B, 1.6, 2.2, 456),
    Variant("b6", _B, 1.8, 2.6, 528),
    Variant("b7", _B, 2.0, 3.1, 600),
    Variant("lite0", _LITE, 1.0, 1.0, 224),
    Variant("lite1", _LITE, 1.0, 1.1, 240),
    Variant("lite2", _LITE, 1.1, 1.2, 260),
    Variant("lite3", _LITE, 1.2, 1.4, 280),
    Variant("lite4", _LITE, 1.4, 1.8, 300),
    Variant("v2-b0", _V2, 1.0, 1.0, 224),
    Variant("v2-b1", _V2, 1.0, 1.1, 240),
    Variant("v2-b2", _V2, 1.1, 1.2, 260),
    Variant("v2-b3", _V2, 1.2, 1.4, 300),
    Variant("v2-s", BlockTable(24, _V2_S, 1280, 0, False, True), 1.0, 1.0, 384),
)


def find(name: str) -> Variant:
    """Returns a member by its short name or as others write it: `b0`, `EfficientNet-B0`, `efficientnetv2_s`.

    :raises ModelsError: if there is none.
    """
    plain = re.sub("^efficientnet-?", "", name.lower().replace("_", "-"))
    for variant in VARIANTS:
        if variant.name == plain:
            return variant
    raise ModelsError(f"There is no EfficientNet {name!r}; there are {', '.join(v.name for v in VARIANTS)}.")


def repeats(stage: Stage, variant: Variant) -> int:
    """Returns the number of a stage's blocks after scaling: never rounded down (reference code, `round_repeats`)."""
    stages = variant.table.stages
    if variant.table.fixed_ends and stage in (stages[0], stages[-1]):
        return stage.repeats
    return math.ceil(stage.repeats * variant.depth)
