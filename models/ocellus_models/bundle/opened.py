"""A bundle that is to be run: what its manifest says, as types."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import manifest
from ..errors import ModelsError
from ..pictures.images import Preprocessing


@dataclass(frozen=True)
class Opened:
    folder: Path
    document: dict[str, Any]
    labels: list[str]
    preprocessing: Preprocessing

    @property
    def model(self) -> Path:
        return self.folder / "model.xml"

    @property
    def name(self) -> str:
        return f"{self.document['name']}/{self.document['version']}"

    @property
    def size(self) -> int:
        size: int = self.document["input"]["height"]
        return size

    @property
    def sizes(self) -> list[int]:
        sizes: list[int] = self.document["input"].get("sizes", [self.size])
        return sizes


def read(folder: Path) -> Opened:
    """Opens a bundle.

    :raises ModelsError: if it is none, or its files are not those that it lists.
    """
    document = manifest.read(folder)
    problems = manifest.check_files(folder, document)
    if problems:
        raise ModelsError(f"{folder} is damaged: {problems[0]}")
    labels = (folder / "labels.txt").read_text(encoding="utf-8").splitlines()
    return Opened(folder, document, labels, Preprocessing.of(document))


def size_of(bundle: Opened, asked: int | None) -> int:
    """Returns the size asked for, or the bundle's own.

    :raises ModelsError: if the bundle was not proved at it.
    """
    if asked is not None and asked not in bundle.sizes:
        raise ModelsError(f"{bundle.name} was built for the sizes {bundle.sizes}, not for {asked}.")
    return asked or bundle.size
