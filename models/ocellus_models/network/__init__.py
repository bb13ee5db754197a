"""The family as graphs in float, and where their weights come from."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .float_network import FloatNetwork
    from .normalisation import Normalisation


def load(
    name: str,
    source: Path | None = None,
    random: bool = False,
    *,
    seed: int = 0,
    classes: int | None = None,
    origin: str | None = None,
    normalised: "Normalisation | None" = None,
) -> "FloatNetwork":
    """Returns a member of the family in float.

    :param name: such as `b0`, `lite1`, `v2-s`
    :param source: a file of weights or a model; None: the official weights, downloaded once
    :param random: random weights instead, by `seed`
    :param classes: that are wanted; None: as many as the weights tell apart
    :param origin: whose weights they are (`naming.ORIGINS`), where the file does not say it
    :param normalised: mean and scale, where they differ from what the weights' origin uses
    :raises ModelsError: if the weights can't be had, are damaged or do not fit
    """
    from . import loading  # OpenVINO is needed from here on only

    if random:
        return loading.random_network(name, seed, classes)
    return loading.from_file(name, source or loading.official(name), classes, origin, normalised)
