"""The reference preprocessing: stretch by OpenCV's INTER_LINEAR, RGB, (x - mean) / scale, NCHW."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from ..errors import ModelsError

SUFFIXES = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}
MEAN = 127.0
SCALE = 128.0


def listing(folder: Path) -> list[Path]:
    """Returns the pictures of a folder in the order of their names.

    :raises ModelsError: if there are none.
    """
    paths = sorted(p for p in folder.glob("*") if p.suffix.lower() in SUFFIXES)
    if not paths:
        raise ModelsError(f"There are no pictures in {folder}.")
    return paths


def read(path: Path) -> np.ndarray:
    """Returns the picture as OpenCV reads it: u8, HWC, BGR.

    :raises ModelsError: if OpenCV can't read it.
    """
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise ModelsError(f"{path} is no picture that OpenCV can read.")
    return picture


def tensor(picture: np.ndarray, size: int) -> np.ndarray:
    """Returns [1,3,size,size] f32 from a BGR picture of any size."""
    small = cv2.resize(picture, (size, size), interpolation=cv2.INTER_LINEAR)
    rgb = cv2.cvtColor(small, cv2.COLOR_BGR2RGB).astype(np.float32)
    return np.ascontiguousarray(((rgb - MEAN) / SCALE).transpose(2, 0, 1)[None])


def tensors(paths: list[Path], size: int) -> Iterator[np.ndarray]:
    return (tensor(read(p), size) for p in paths)
