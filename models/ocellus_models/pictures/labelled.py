"""Pictures whose class is known: a folder with a table beside it, or a subfolder a class."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import images
from ..bundle import manifest
from ..errors import ModelsError


@dataclass(frozen=True)
class Labelled:
    """A data set.

    :param name: such as `images-val-200`: the last two parts of its path and the number of pictures
    :param truth: class index of each picture
    :param sha256: of the lines `sha256  file  class` of all pictures, in order
    """

    name: str
    paths: list[Path]
    truth: np.ndarray
    sha256: str


def read(folder: Path, labels: Sequence[str]) -> Labelled:
    """Returns the pictures of a folder with their classes.

    :param labels: the model's, in the order of its outputs; `FOLDER.csv` (columns `file`, `class_index`) counts in
        them, subfolders are named like them
    :raises ModelsError: if the folder is empty, has neither a table nor subfolders, or does not fit the labels.
    """
    if not folder.is_dir():
        raise ModelsError(f"{folder} is no folder of labelled pictures.")
    table = folder.with_name(f"{folder.name}.csv")
    rows = _of_table(folder, table, len(labels)) if table.exists() else _of_subfolders(folder, labels)
    hashed = (f"{manifest.sha256(path.read_bytes())}  {path.relative_to(folder)}  {index}\n" for path, index in rows)
    name = "-".join([*folder.resolve().parts[-2:], str(len(rows))])
    truth = np.array([index for _, index in rows])
    return Labelled(name, [path for path, _ in rows], truth, manifest.sha256("".join(hashed).encode()))


def _of_table(folder: Path, table: Path, classes: int) -> list[tuple[Path, int]]:
    try:
        rows = [(row["file"], int(row["class_index"])) for row in csv.DictReader(table.read_text("utf-8").splitlines())]
    except (KeyError, TypeError, ValueError) as e:
        raise ModelsError(f"{table} must be a table with the columns file and class_index: {e!r}.") from e
    for file, index in rows:
        if not 0 <= index < classes:
            raise ModelsError(f"{table} has class_index {index} for {file}, but the model has {classes} classes.")
        if not (folder / file).is_file():
            raise ModelsError(f"{table} lists {file}, which is not in {folder}.")
    if not rows:
        raise ModelsError(f"{table} lists no pictures.")
    return [(folder / file, index) for file, index in rows]


def _of_subfolders(folder: Path, labels: Sequence[str]) -> list[tuple[Path, int]]:
    subfolders = sorted(p for p in folder.iterdir() if p.is_dir())
    if not subfolders:
        raise ModelsError(f"{folder} has neither subfolders named like the labels nor {folder.name}.csv beside it.")
    for subfolder in subfolders:
        if subfolder.name not in labels:
            known = ", ".join(labels[:5]) + (", …" if len(labels) > 5 else "")
            raise ModelsError(f"{subfolder} is named like none of the model's {len(labels)} labels ({known}).")
    return [(path, labels.index(sub.name)) for sub in subfolders for path in images.listing(sub)]
