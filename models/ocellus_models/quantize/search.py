"""The accuracy-aware search: what else is tried where the plain recipe loses too much.

First other grids for the weights (`saturation`), which cost nothing; then layers in float. Layers are ranked by how much
closer the logits come to fp32 with that one layer in float, on calibration pictures, so without looking at labels. Then
the best two, four and eight join the recipe's float layers, until one attempt passes. Bounded, and without random numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import openvino as ov

from . import graph, int8
from .recipe import Recipe
from ..measure import levels
from ..progress import Steps

_WIDTHS = (2, 4, 8)
_RANKED_ON = 24


@dataclass(frozen=True)
class Verdict:
    """What an attempt gave.

    :param loss: of top-1 against fp32, 0..1
    :param agreement: the share of pictures with the top-1 of fp32
    """

    loss: float
    agreement: float
    passed: bool


@dataclass(frozen=True)
class Found:
    model: ov.Model
    recipe: Recipe
    attempts: list[dict[str, Any]]


def find(
    original: ov.Model,
    plain: Recipe,
    pictures: Sequence[np.ndarray],
    judge: Callable[[ov.Model], Verdict],
    steps: Steps,
) -> Found:
    """Returns the first attempt that the judge passes, or else the one that loses least."""
    attempts: list[tuple[Verdict, ov.Model, Recipe]] = []
    ranked: list[str] = []
    for width in (0, None, *_WIDTHS):
        if width:
            own = int8.of_size(original, pictures)[:_RANKED_ON]
            ranked = ranked or rank(attempts[0][1], original, plain, own, steps)
        recipe = plain.with_other_grids() if width is None else plain.with_float(tuple(ranked[:width]))
        model = int8.quantize(original, recipe, pictures, steps)
        verdict = judge(model)
        steps.say(f"loses {verdict.loss * 100:.1f} points, agrees with fp32 on {verdict.agreement:.1%}")
        attempts.append((verdict, model, recipe))
        if verdict.passed:
            break
    best = min(attempts, key=lambda a: (not a[0].passed, a[0].loss, -a[0].agreement))
    return Found(best[1], best[2], [_record(verdict, recipe) for verdict, _, recipe in attempts])


def _record(verdict: Verdict, recipe: Recipe) -> dict[str, Any]:
    return {
        "sums_in_16_bits": recipe.sums,
        "float_layers": len(recipe.float_layers),
        "loss": round(verdict.loss, 4),
        "agreement": round(verdict.agreement, 4),
    }


def rank(
    model: ov.Model, original: ov.Model, recipe: Recipe, pictures: Sequence[np.ndarray], steps: Steps
) -> list[str]:
    """Returns the int8 layers of a model, the one whose float would help most first."""
    expected = _logits(original, pictures)
    names = [node.get_friendly_name() for node in graph.layers(original)]
    names = [name for name in names if name not in recipe.float_layers]
    count = steps.counter("ranking layers")
    errors = []
    for number, name in enumerate(names, 1):
        apart = _logits(int8.in_float(model, original, name), pictures) - expected
        errors.append((float(np.square(apart).sum()), name))
        count(number, len(names))
    return [name for _, name in sorted(errors)]


def _logits(model: ov.Model, pictures: Sequence[np.ndarray]) -> np.ndarray:
    network = ov.Core().compile_model(model, "CPU", levels.F32)
    return np.stack([network(picture)[0].reshape(-1).copy() for picture in pictures])
