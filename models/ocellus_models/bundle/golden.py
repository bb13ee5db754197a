"""The golden set: pictures that may be published, and what the built model says about them."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..measure import levels
from ..pictures import photos
from ..errors import ModelsError

PREPROCESSING = (
    "OpenCV imread (BGR), resize to width x height by INTER_LINEAR without keeping the aspect, BGR to RGB, "
    "(x - mean) / scale, NCHW; raw outputs on CPU with EXECUTION_MODE_HINT=ACCURACY"
)
# Twice the largest difference that was measured between the levels of one CPU (0.07, bf16 against f32), rounded up.
LIMITS = {"top1_agreement": 0.97, "max_probability_difference": 0.15}
MINIMUM = 32
PHOTOS = (photos.ASTRONAUT, photos.BRICK, photos.CAMERA, photos.CHELSEA, photos.CLOCK, photos.COFFEE, photos.ROCKET)
_LONG_SIDE = 288
# A view is kept where the best label leads by this probability; elsewhere a changed top-1 would say nothing.
_CLEAR_LEAD = 0.1
# Crops as (x, y, width, height) in shares of the picture.
_CROPS = {
    "left": (0.0, 0.0, 0.75, 1.0),
    "right": (0.25, 0.0, 0.75, 1.0),
    "top": (0.0, 0.0, 1.0, 0.75),
    "bottom": (0.0, 0.25, 1.0, 0.75),
    "middle": (0.125, 0.125, 0.75, 0.75),
}


def write(folder: Path, wheel: Path, size: int) -> tuple[list[Path], np.ndarray]:
    """Writes `golden/` for the model in the folder: pictures, their list, their outputs, their licences.

    Returns the pictures' paths in order and their outputs [pictures, classes].

    :raises ModelsError: if the model is sure about fewer than `MINIMUM` pictures.
    """
    golden = folder / "golden"
    golden.mkdir()
    candidates = [path for photo in PHOTOS for path in _write_views(golden, photo, photos.read(wheel, photo))]
    outputs, _ = levels.run(folder / "model.xml", candidates, size, levels.ACCURACY)
    best_two = np.sort(softmax(outputs), axis=1)[:, -2:]
    clear = best_two[:, 1] - best_two[:, 0] >= _CLEAR_LEAD
    if clear.sum() < MINIMUM:
        raise ModelsError(f"The model is sure about {clear.sum()} golden pictures only; at least {MINIMUM} are needed.")
    for path, keep in zip(candidates, clear, strict=True):
        if not keep:
            path.unlink()
    paths = [path for path in candidates if path.exists()]
    (golden / "pictures.json").write_text(json.dumps([p.name for p in paths], indent=2) + "\n", encoding="utf-8")
    (golden / "outputs.f32").write_bytes(outputs[clear].astype("<f4").tobytes())
    (golden / "LICENCES.md").write_text(photos.licences(PHOTOS), encoding="utf-8")
    return paths, outputs[clear]


def _write_views(golden: Path, photo: photos.Photo, picture: np.ndarray) -> list[Path]:
    # Without chroma subsampling every JPEG decoder gives the same pixels.
    quality = [cv2.IMWRITE_JPEG_QUALITY, 90, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
    paths = []
    for name, view in _views(picture).items():
        paths.append(golden / f"{Path(photo.file).stem}-{name}.jpg")
        cv2.imwrite(str(paths[-1]), view, quality)
    return paths


def _views(picture: np.ndarray) -> dict[str, np.ndarray]:
    height, width = picture.shape[:2]
    views = {"whole": picture, "mirror": picture[:, ::-1]}
    for name, (x, y, w, h) in _CROPS.items():
        views[name] = picture[int(y * height) : int((y + h) * height), int(x * width) : int((x + w) * width)]
    return {name: _shrink(view) for name, view in views.items()}


def _shrink(picture: np.ndarray) -> np.ndarray:
    factor = _LONG_SIDE / max(picture.shape[:2])
    size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)


def difference(outputs: np.ndarray, reference: np.ndarray) -> dict[str, float]:
    """Returns the share of pictures with the same top-1 and the largest difference of a probability."""
    same = float((outputs.argmax(1) == reference.argmax(1)).mean())
    apart = float(np.abs(softmax(outputs) - softmax(reference)).max())
    return {"top1_agreement": round(same, 4), "max_probability_difference": round(apart, 4)}


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return chances


def check(folder: Path, manifest: dict[str, Any]) -> tuple[dict[str, float], list[str]]:
    """Runs the golden set on this machine; returns the measured differences and one sentence for each broken limit."""
    golden = manifest["golden"]
    names = json.loads((folder / golden["pictures"]).read_text(encoding="utf-8"))
    pictures = (folder / golden["pictures"]).parent
    reference = np.fromfile(folder / golden["outputs"], "<f4").reshape(len(names), -1)
    outputs, _ = levels.run(folder / "model.xml", [pictures / n for n in names], manifest["input"]["height"], {})
    measured = difference(outputs, reference)
    limits = golden["limits"]
    problems = []
    if measured["top1_agreement"] < limits["top1_agreement"]:
        problems.append(f"Top-1 agrees on {measured['top1_agreement']}, the limit is {limits['top1_agreement']}.")
    if measured["max_probability_difference"] > limits["max_probability_difference"]:
        apart = measured["max_probability_difference"]
        problems.append(f"A probability differs by {apart}, the limit is {limits['max_probability_difference']}.")
    return measured, problems
