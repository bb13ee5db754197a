"""From a name to a network in float: official weights, a file, or random ones."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openvino as ov

from ..errors import ModelsError
from ..progress import Steps
from . import download, fitting, licences, model_file, naming, normalisation, random_weights, sources, variants
from . import weights_file
from .blocks import layout
from .float_network import FloatNetwork
from .graph import build
from .licences import Licence
from .normalisation import Normalisation
from .variants import Variant

RANDOM_CLASSES = 1000


def random_network(name: str, seed: int, classes: int | None) -> FloatNetwork:
    variant = variants.find(name)
    of = layout(variant, classes or RANDOM_CLASSES)
    origin = naming.origin(naming.LUKEMELAS, of)
    model = build(of, random_weights.make(of, seed), origin.arithmetic)
    provenance = {"weights": "random", "seed": seed}
    return _network(variant, model, of.classes, normalisation.of(variant, origin.name), licences.RANDOM, provenance)


def official(name: str) -> Path:
    """Returns the file of the official weights, which is downloaded once."""
    return download.fetch(sources.OFFICIAL[variants.find(name).name], download.cache(), Steps())


def from_file(
    name: str, path: Path, classes: int | None, origin: str | None, normalised: Normalisation | None
) -> FloatNetwork:
    """Reads weights of any kind, or a whole model."""
    variant = variants.find(name)
    if path.suffix in model_file.SUFFIXES:
        return _from_model(variant, path, classes, normalised)
    weights = weights_file.read(path)
    of, chosen, tensors = fitting.fit(variant, weights.tensors, weights.name, classes, origin)
    known = sources.by_sha256(weights.sha256)
    provenance = {"weights": weights.name, "weights_sha256": weights.sha256, "origin": chosen.name}
    if known:
        provenance["source"] = known.where
    return _network(
        variant,
        build(of, tensors, chosen.arithmetic),
        of.classes,
        normalised or normalisation.of(variant, chosen.name),
        known.licence if known else licences.unknown(weights.name),
        provenance,
    )


def _from_model(variant: Variant, path: Path, classes: int | None, normalised: Normalisation | None) -> FloatNetwork:
    read = model_file.read(path, variant.size, normalised)
    if classes and classes != read.classes:
        raise ModelsError(fitting.wrong_classes(path.name, read.classes, classes))
    provenance: dict[str, Any] = {"weights": path.name, "weights_sha256": model_file.sha256(path)}
    if read.quantized:
        provenance["quantized"] = True
    network = _network(variant, read.model, read.classes, read.normalised, licences.unknown(path.name), provenance)
    return replace(network, size=read.size)


def _network(
    variant: Variant,
    model: ov.Model,
    classes: int,
    normalised: Normalisation,
    licence: Licence,
    provenance: dict[str, Any],
) -> FloatNetwork:
    return FloatNetwork(
        model=model,
        architecture=variant.architecture,
        size=variant.size,
        mean=normalised.mean,
        scale=normalised.scale,
        classes=classes,
        swish=variant.table.swish,
        licence=licence.spdx,
        notice=licence.notice,
        provenance=provenance,
    )
