"""From named tensors to the tensors of a layout: whose names they are, and what does not fit."""

import re

import numpy as np

from ..errors import ModelsError
from . import naming
from .blocks import Layout, layout
from .graph import Tensors
from .naming import Origin
from .variants import Variant

_SHOWN = 5
_NOT_USED = re.compile(r"num_batches_tracked$")  # training counts; nothing is computed with them


def fit(
    variant: Variant, tensors: Tensors, where: str, classes: int | None, origin: str | None
) -> tuple[Layout, Origin, Tensors]:
    """Returns the layout, whose weights they are, and the tensors under our names.

    :param where: the file, for messages
    :param classes: None: as many as the weights have
    :param origin: one of `naming.ORIGINS`, or None to tell it by the names and the file's name
    :raises ModelsError: with what is missing, has another shape, or is left over
    """
    tensors = {name: tensor for name, tensor in tensors.items() if not _NOT_USED.search(name)}
    chosen = naming.origin(origin or _recognised(variant, tensors, where), layout(variant, classes or 1))
    bias = tensors.get(chosen.tensors["_fc.bias"])
    found = bias.shape[0] if bias is not None and bias.ndim == 1 else 0
    if classes and found and classes != found:
        raise ModelsError(wrong_classes(where, found, classes))
    fitted = layout(variant, classes or found or 1)
    problems = _problems(fitted, chosen, tensors)
    if problems:
        shown = "; ".join(problems[:_SHOWN]) + ("; …" if len(problems) > _SHOWN else "")
        raise ModelsError(f"{where} does not fit {variant.architecture} ({len(problems)} problems): {shown}.")
    return fitted, chosen, {ours: tensors[theirs] for ours, theirs in chosen.tensors.items()}


def wrong_classes(where: str, found: int, wanted: int) -> str:
    return f"{where} tells {found} classes apart, but there are {wanted} labels: give it a file of {found} labels."


def partial(of: Layout, tensors: Tensors) -> Tensors:
    """Returns lukemelas' tensors as they are and zeros for what is missing; for a trunk without its head.

    :raises ModelsError: if a tensor that is there has another shape or is left over.
    """
    chosen = naming.origin(naming.LUKEMELAS, of)
    problems = [p for p in _problems(of, chosen, tensors) if not p.endswith(" is missing")]
    if problems:
        raise ModelsError(f"The trunk does not fit {of.variant.architecture}: {'; '.join(problems[:_SHOWN])}.")
    return {name: tensors.get(name, np.zeros(shape, np.float32)) for name, shape in of.shapes().items()}


def _recognised(variant: Variant, tensors: Tensors, where: str) -> str:
    of = layout(variant, 1)
    names = {name: set(naming.origin(name, of).tensors.values()) for name in naming.ORIGINS}
    best = max(naming.ORIGINS, key=lambda name: len(names[name] & tensors.keys()))
    if not names[best] & tensors.keys():
        raise ModelsError(
            f"{where} holds no weights of {variant.architecture}: none of its {len(tensors)} tensors has a name of "
            f"{', '.join(naming.ORIGINS[:3])}."
        )
    if best != naming.TIMM:
        return best
    if re.search(r"(^|[^a-z])tf_", where):
        return naming.TIMM_TF
    if "efficientnet" in where:
        return naming.TIMM
    raise ModelsError(
        f"{where} has timm's tensor names, which do not say how it pads: add --origin {naming.TIMM_TF} for a model "
        f"whose name begins with tf_, otherwise --origin {naming.TIMM}."
    )


def _problems(of: Layout, chosen: Origin, tensors: Tensors) -> list[str]:
    problems = []
    shapes = of.shapes()
    for ours, theirs in chosen.tensors.items():
        if theirs not in tensors:
            problems.append(f"{theirs} is missing")
        elif tensors[theirs].shape != shapes[ours]:
            problems.append(f"{theirs} has shape {list(tensors[theirs].shape)}, expected {list(shapes[ours])}")
        elif not np.isfinite(tensors[theirs]).all():
            problems.append(f"{theirs} holds numbers that are not finite")
    left = sorted(tensors.keys() - chosen.tensors.values())
    return problems + [f"{name} is left over" for name in left]
