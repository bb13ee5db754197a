"""The reference preprocessing: stretch by OpenCV's INTER_LINEAR, RGB, (x - mean) / scale, NCHW."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..errors import ModelsError

SUFFIXES = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}


@dataclass(frozen=True)
class Preprocessing:
    """How a picture of any size becomes a network's input; mean and scale a channel (R, G, B) in units of 0..255."""

    mean: tuple[float, float, float]
    scale: tuple[float, float, float]

    @staticmethod
    def of(manifest: dict[str, Any]) -> "Preprocessing":
        """Returns what a bundle asks for.

        :raises ModelsError: if this tool can't do it.
        """
        asked = manifest["input"]
        if (asked["color"], asked["layout"], asked["fit"]) != ("RGB", "NCHW", "stretch"):
            raise ModelsError(
                f"{manifest['name']} wants {asked['color']}, {asked['layout']}, fit {asked['fit']}; "
                "this tool prepares RGB, NCHW, fit stretch only."
            )
        return Preprocessing(tuple(asked["mean"]), tuple(asked["scale"]))

    def tensor(self, picture: np.ndarray, size: int) -> np.ndarray:
        """Returns [1,3,size,size] f32 from a BGR picture of any size."""
        small = cv2.resize(picture, (size, size), interpolation=cv2.INTER_LINEAR)
        rgb = cv2.cvtColor(small, cv2.COLOR_BGR2RGB).astype(np.float32)
        normalised = (rgb - np.float32(self.mean)) / np.float32(self.scale)
        return np.ascontiguousarray(normalised.transpose(2, 0, 1)[None])

    def tensors(self, paths: list[Path], size: int) -> Iterator[np.ndarray]:
        return (self.tensor(read(p), size) for p in paths)


def listing(folder: Path) -> list[Path]:
    """Returns the pictures of a folder, or of its subfolders where it has none itself, in the order of their names.

    :raises ModelsError: if there are none.
    """
    for pattern in ("*", "*/*"):
        paths = sorted(p for p in folder.glob(pattern) if p.suffix.lower() in SUFFIXES)
        if paths:
            return paths
    raise ModelsError(f"There are no pictures in {folder}; expected files that end with {', '.join(sorted(SUFFIXES))}.")


def read(path: Path) -> np.ndarray:
    """Returns the picture as OpenCV reads it: u8, HWC, BGR.

    :raises ModelsError: if OpenCV can't read it.
    """
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise ModelsError(f"{path} is no picture that OpenCV can read.")
    return picture
