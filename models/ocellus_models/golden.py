"""The golden set: pictures that may be published, and what the built model says about them."""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from . import bundle, measure
from .errors import ModelsError

PREPROCESSING = (
    "OpenCV imread (BGR), resize to width x height by INTER_LINEAR without keeping the aspect, BGR to RGB, "
    "(x - mean) / scale, NCHW; raw outputs on CPU with EXECUTION_MODE_HINT=ACCURACY"
)
# Twice the largest difference that was measured between the levels of one CPU (0.07, bf16 against f32), rounded up.
LIMITS = {"top1_agreement": 0.97, "max_probability_difference": 0.15}
MINIMUM = 32
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


@dataclass(frozen=True)
class Photo:
    """A photograph in the scikit-image wheel, with the licence that scikit-image documents for it."""

    file: str
    sha256: str
    title: str
    licence: str


PHOTOS = (
    Photo("astronaut.png", "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5", "Eileen Collins, by NASA", "public domain"),
    Photo("brick.png", "7966caf324f6ba843118d98f7a07746d22f6a343430add0233eca5f6eaaa8fcf", "Brick wall, by CC0Textures", "CC0 1.0"),
    Photo("camera.png", "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a", "Cameraman, by Lav Varshney", "CC0 1.0"),
    Photo("chelsea.png", "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb", "Chelsea the cat, by Stefan van der Walt", "CC0 1.0"),
    Photo("clock_motion.png", "f029226b28b642e80113d86622e9b215ee067a0966feaf5e60604a1e05733955", "Wall clock in motion, by Stefan van der Walt", "public domain"),
    Photo("coffee.png", "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7", "Coffee cup, by Rachel Michetti, courtesy of Pikolo Espresso Bar", "CC0 1.0"),
    Photo("rocket.jpg", "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c", "Launch of DSCOVR on Falcon 9, by SpaceX", "public domain"),
)


def photo(wheel: Path, wanted: Photo) -> np.ndarray:
    """Returns a photograph out of the scikit-image wheel as u8 BGR.

    :raises ModelsError: if it is not the file that we know.
    """
    try:
        data = zipfile.ZipFile(wheel).read(f"skimage/data/{wanted.file}")
    except (OSError, KeyError, zipfile.BadZipFile) as e:
        raise ModelsError(f"{wheel} holds no skimage/data/{wanted.file}: {e}. Expected the wheel of scikit-image.") from e
    if bundle.sha256(data) != wanted.sha256:
        raise ModelsError(f"{wanted.file} in {wheel} is another picture than the one whose licence is known.")
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)


def write(folder: Path, wheel: Path, size: int) -> tuple[list[Path], np.ndarray]:
    """Writes `golden/` for the model in the folder: pictures, their list, their outputs, their licences.

    Returns the pictures' paths in order and their outputs [pictures, classes].

    :raises ModelsError: if the model is sure about fewer than `MINIMUM` pictures.
    """
    golden = folder / "golden"
    golden.mkdir()
    candidates = [path for wanted in PHOTOS for path in _write_views(golden, wanted, photo(wheel, wanted))]
    outputs, _ = measure.run(folder / "model.xml", candidates, size, measure.ACCURACY)
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
    (golden / "LICENCES.md").write_text(licences(PHOTOS), encoding="utf-8")
    return paths, outputs[clear]


def _write_views(golden: Path, wanted: Photo, picture: np.ndarray) -> list[Path]:
    # Without chroma subsampling every JPEG decoder gives the same pixels.
    quality = [cv2.IMWRITE_JPEG_QUALITY, 90, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
    paths = []
    for name, view in _views(picture).items():
        paths.append(golden / f"{Path(wanted.file).stem}-{name}.jpg")
        cv2.imwrite(str(paths[-1]), view, quality)
    return paths


def licences(photos: tuple[Photo, ...]) -> str:
    """Returns the licences of photographs as a Markdown table."""
    rows = "".join(f"| {p.file} | {p.title} | {p.licence} |\n" for p in photos)
    return (
        "# Licences of the pictures\n\nCrops and mirror images of photographs that come with scikit-image 0.26.0, "
        "whose documentation (`skimage.data`) states these licences:\n\n"
        f"| file | photograph | licence |\n|---|---|---|\n{rows}"
    )


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
    return powers / powers.sum(axis=1, keepdims=True)


def check(folder: Path, manifest: dict[str, Any]) -> tuple[dict[str, float], list[str]]:
    """Runs the golden set on this machine; returns the measured differences and one sentence for each broken limit."""
    golden = manifest["golden"]
    names = json.loads((folder / golden["pictures"]).read_text(encoding="utf-8"))
    pictures = (folder / golden["pictures"]).parent
    reference = np.fromfile(folder / golden["outputs"], "<f4").reshape(len(names), -1)
    outputs, _ = measure.run(folder / "model.xml", [pictures / n for n in names], manifest["input"]["height"], {})
    measured = difference(outputs, reference)
    limits = golden["limits"]
    problems = []
    if measured["top1_agreement"] < limits["top1_agreement"]:
        problems.append(f"Top-1 agrees on {measured['top1_agreement']}, the limit is {limits['top1_agreement']}.")
    if measured["max_probability_difference"] > limits["max_probability_difference"]:
        apart = measured["max_probability_difference"]
        problems.append(f"A probability differs by {apart}, the limit is {limits['max_probability_difference']}.")
    return measured, problems
