"""A network in float, and what must be known to run it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import openvino as ov

from ..errors import ModelsError


@dataclass(frozen=True)
class FloatNetwork:
    """What `build` starts from, wherever its weights came from.

    :param model: input `input` [1,3,size,size] f32, RGB normalised by mean and scale; output `logits` [1,classes] f32.
        It can be reshaped to other sizes (multiples of 32 or not).
    :param architecture: such as `efficientnet-b0`, `efficientnet-lite1`, `efficientnetv2-b0`
    :param size: the resolution that it was trained for, in pixels
    :param mean: a channel, R G B, in units of 0..255: (x - mean) / scale
    :param scale: likewise
    :param swish: whether it has swish and squeeze-and-excitation, which decides the recipe
    :param notice: what its holders ask to be passed on, the text of a bundle's LICENSE
    :param provenance: source, sha256, naming and whatever else `bundle.json` should record
    :param licence: SPDX name of the weights' licence
    """

    model: ov.Model
    architecture: str
    size: int
    mean: tuple[float, float, float]
    scale: tuple[float, float, float]
    classes: int
    swish: bool
    licence: str
    notice: str
    provenance: dict[str, Any] = field(default_factory=dict)

    def sizes(self, wanted: Iterable[int]) -> tuple[int, ...]:
        """Returns the wanted resolutions and its own, ascending.

        :raises ModelsError: if the network can't be reshaped to one of them
        """
        sizes = tuple(sorted({*wanted, self.size}))
        for size in sizes:
            try:
                self.model.clone().reshape([1, 3, size, size])
            except RuntimeError as e:
                raise ModelsError(
                    f"The {self.architecture} is fixed to {self.size} pixels and can't be built at {size}."
                ) from e
        return sizes
