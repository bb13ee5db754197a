"""What the members expect of their input: (x - mean) / scale a channel, R G B, in units of 0..255."""

from dataclasses import dataclass

from . import naming
from .variants import Variant

Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Normalisation:
    mean: Channels
    scale: Channels


IMAGENET = Normalisation((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
LITE = Normalisation((127.0, 127.0, 127.0), (128.0, 128.0, 128.0))
_HALF = Normalisation((127.5, 127.5, 127.5), (127.5, 127.5, 127.5))


def of(variant: Variant, origin: str) -> Normalisation:
    """Returns what the tool that weights come from normalises by (timm: `default_cfgs`; AdvProp weights differ)."""
    if variant.name.startswith("lite"):
        return IMAGENET if origin == naming.TIMM else LITE
    return _HALF if variant.name == "v2-s" and origin == naming.TIMM_TF else IMAGENET
