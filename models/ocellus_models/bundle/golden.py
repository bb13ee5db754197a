"""The golden set: pictures that may be published, and what the built model says about them at each size."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..measure import levels
from ..measure.statistics import softmax
from ..pictures import photos, views
from ..pictures.images import Preprocessing
from ..errors import ModelsError

PREPROCESSING = (
    "OpenCV imread (BGR), resize to width x height by INTER_LINEAR without keeping the aspect, BGR to RGB, "
    "(x - mean) / scale, NCHW; raw outputs on CPU with EXECUTION_MODE_HINT=ACCURACY"
)
MINIMUM = 32
# A view is kept where the best label leads by this probability; elsewhere a changed top-1 would say nothing.
_CLEAR_LEAD = 0.1
_OUTPUTS = "golden/outputs.f32"


@dataclass(frozen=True)
class GoldenSet:
    """What was written.

    :param paths: of the pictures, in order
    :param outputs: size in pixels to raw outputs [pictures, classes]
    """

    paths: list[Path]
    outputs: dict[int, np.ndarray]


def write(
    folder: Path,
    photographs: Path | None,
    preprocessing: Preprocessing,
    sizes: Sequence[int],
    default: int,
    any_lead: bool,
) -> GoldenSet:
    """Writes `golden/` for the model in the folder: pictures, their list, their outputs, their licences.

    :param photographs: where they come from, as in `photos.read`
    :param any_lead: keep pictures that the model is not sure about; for random weights, which are sure about none
    :raises ModelsError: if the model is sure about fewer than `MINIMUM` pictures at its default size.
    """
    golden = folder / "golden"
    golden.mkdir()
    candidates = [path for p in photos.ALL for path in views.write(golden, p.file, photos.read(photographs, p))]
    outputs = {
        size: levels.run(folder / "model.xml", candidates, preprocessing, size, levels.ACCURACY) for size in sizes
    }
    keep = np.full(len(candidates), True) if any_lead else _clear(outputs, default)
    for path, kept in zip(candidates, keep, strict=True):
        if not kept:
            path.unlink()
    paths = [path for path in candidates if path.exists()]
    (golden / "pictures.json").write_text(json.dumps([p.name for p in paths], indent=2) + "\n", encoding="utf-8")
    (golden / "LICENCES.md").write_text(photos.licences(photos.ALL), encoding="utf-8")
    for size, rows in outputs.items():
        (folder / _file(size, default)).write_bytes(rows[keep].astype("<f4").tobytes())
    return GoldenSet(paths, {size: rows[keep] for size, rows in outputs.items()})


def _clear(outputs: dict[int, np.ndarray], default: int) -> np.ndarray:
    """Returns which pictures to keep: those clear at every size; if too few, the clearest of the default size's."""
    leads = {size: -np.diff(-np.sort(-softmax(rows), axis=1)[:, :2], axis=1)[:, 0] for size, rows in outputs.items()}
    clear: np.ndarray = leads[default] >= _CLEAR_LEAD
    if clear.sum() < MINIMUM:
        raise ModelsError(f"The model is sure about {clear.sum()} golden pictures only; at least {MINIMUM} are needed.")
    smallest = np.where(clear, np.min(list(leads.values()), axis=0), -1)
    return smallest >= min(_CLEAR_LEAD, np.sort(smallest)[-MINIMUM])


def manifest_entry(golden: GoldenSet, default: int, measured: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Returns the manifest's `golden`.

    :param measured: differences from the golden outputs at each level, as `difference` gives them, a size
    """
    entry: dict[str, Any] = {"pictures": "golden/pictures.json", "outputs": _OUTPUTS}
    others = {str(size): _file(size, default) for size in golden.outputs if size != default}
    if others:
        entry["outputs_by_size"] = others
    return entry | {"preprocessing": PREPROCESSING, "limits": limits(measured, len(golden.paths)), "measured": measured}


def limits(measured: dict[str, dict[str, Any]], pictures: int) -> dict[str, float]:
    """Returns what another device may differ by: twice the worst that was measured at any level and size, rounded up.

    At least one picture may change its top-1, and a probability by 0.05: other devices sum in another order.
    """
    rows = [row for sizes in measured.values() for row in sizes.values()]
    changed = max(2 * (1 - min(row["top1_agreement"] for row in rows)), 1 / pictures)
    apart = max(2 * max(row["max_probability_difference"] for row in rows), 0.05)
    return {
        "top1_agreement": math.floor((1 - changed) * 100) / 100,
        "max_probability_difference": min(1.0, math.ceil(apart * 100) / 100),
    }


def difference(outputs: np.ndarray, reference: np.ndarray) -> dict[str, float]:
    """Returns the share of pictures with the same top-1 and the largest difference of a probability."""
    same = float((outputs.argmax(1) == reference.argmax(1)).mean())
    apart = float(np.abs(softmax(outputs) - softmax(reference)).max())
    return {"top1_agreement": round(same, 4), "max_probability_difference": round(apart, 4)}


def check(folder: Path, manifest: dict[str, Any]) -> tuple[dict[str, float], list[str]]:
    """Runs the golden set on this machine at the default size.

    Returns the measured differences and one sentence for each broken limit.
    """
    golden = manifest["golden"]
    names = json.loads((folder / golden["pictures"]).read_text(encoding="utf-8"))
    pictures = (folder / golden["pictures"]).parent
    reference = np.fromfile(folder / golden["outputs"], "<f4").reshape(len(names), -1)
    size = manifest["input"]["height"]
    paths = [pictures / name for name in names]
    measured = difference(
        levels.run(folder / "model.xml", paths, Preprocessing.of(manifest), size, {}), reference
    )
    allowed = golden["limits"]
    problems = []
    if measured["top1_agreement"] < allowed["top1_agreement"]:
        problems.append(f"Top-1 agrees on {measured['top1_agreement']}, the limit is {allowed['top1_agreement']}.")
    if measured["max_probability_difference"] > allowed["max_probability_difference"]:
        apart = measured["max_probability_difference"]
        problems.append(f"A probability differs by {apart}, the limit is {allowed['max_probability_difference']}.")
    return measured, problems


def _file(size: int, default: int) -> str:
    return _OUTPUTS if size == default else f"golden/outputs-{size}.f32"
