"""Which class was taken for which, as a picture."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from ..errors import ModelsError

_SIDE = 640
_LEGIBLE = 12  # pixels a class from which on labels are written
_MARGIN = 150


def matrix(outputs: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Returns counts [true class, best class]."""
    counts = np.zeros((outputs.shape[1],) * 2, int)
    np.add.at(counts, (truth, outputs.argmax(1)), 1)
    return counts


def picture(counts: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """Returns u8 BGR: a row a true class, a column a best class; black is all of a class's pictures, white is none."""
    classes = len(counts)
    cell = max(1, _SIDE // classes)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    # A single mistake among many pictures must still be seen, so grey follows the root of the share.
    grey = (255 * (1 - np.sqrt(shares))).astype(np.uint8).repeat(cell, axis=0).repeat(cell, axis=1)
    plot = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
    if cell < _LEGIBLE:
        return plot
    canvas = np.full((plot.shape[0] + _MARGIN, plot.shape[1] + _MARGIN, 3), 255, np.uint8)
    canvas[:-_MARGIN, _MARGIN:] = plot
    upright = np.full((plot.shape[1], _MARGIN, 3), 255, np.uint8)
    for i, label in enumerate(labels):
        y = i * cell + cell // 2 + 4
        for part in (canvas, upright):
            cv2.putText(part, label[:20], (4, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1, cv2.LINE_AA)
    canvas[-_MARGIN:, _MARGIN:] = np.rot90(upright)
    for i, j in zip(*np.nonzero(counts), strict=True):
        colour = (255, 255, 255) if shares[i, j] > 0.25 else (0, 0, 0)
        at = (_MARGIN + j * cell + cell // 2 - 8, i * cell + cell // 2 + 4)
        cv2.putText(canvas, str(counts[i, j]), at, cv2.FONT_HERSHEY_SIMPLEX, 0.4, colour, 1, cv2.LINE_AA)
    return canvas


def write(file: Path, counts: np.ndarray, labels: Sequence[str]) -> None:
    """Writes the picture as PNG.

    :raises ModelsError: if it can't be written.
    """
    _, data = cv2.imencode(".png", picture(counts, labels))
    try:
        file.write_bytes(data.tobytes())
    except OSError as e:
        raise ModelsError(f"{file} can't be written ({e.strerror}).") from e
