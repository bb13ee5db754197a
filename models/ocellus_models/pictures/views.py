"""Several pictures out of one photograph."""

from pathlib import Path

import cv2
import numpy as np

from ..errors import ModelsError

_LONG_SIDE = 288
# Crops as (x, y, width, height) in shares of the picture.
_CROPS = {
    "left": (0.0, 0.0, 0.75, 1.0),
    "right": (0.25, 0.0, 0.75, 1.0),
    "top": (0.0, 0.0, 1.0, 0.75),
    "bottom": (0.0, 0.25, 1.0, 0.75),
    "middle": (0.125, 0.125, 0.75, 0.75),
    "top-left": (0.0, 0.0, 0.75, 0.75),
    "top-right": (0.25, 0.0, 0.75, 0.75),
    "bottom-left": (0.0, 0.25, 0.75, 0.75),
    "bottom-right": (0.25, 0.25, 0.75, 0.75),
}


def write(folder: Path, file: str, picture: np.ndarray) -> list[Path]:
    """Writes the views of a photograph as JPEG and returns their paths.

    :raises ModelsError: if one can't be written.
    """
    # Without chroma subsampling every JPEG decoder gives the same pixels.
    quality = [cv2.IMWRITE_JPEG_QUALITY, 90, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
    paths = []
    for name, view in _views(picture).items():
        paths.append(folder / f"{Path(file).stem}-{name}.jpg")
        _, data = cv2.imencode(".jpg", view, quality)
        try:
            paths[-1].write_bytes(data.tobytes())
        except OSError as e:
            raise ModelsError(f"{paths[-1]} can't be written ({e.strerror}).") from e
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
