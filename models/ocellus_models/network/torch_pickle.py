"""Unpickles a state dict without PyTorch and without running anything.

Only the names that describe a tensor may be looked up in the pickle; any other name is refused, so a file with code in
it can't run.
"""

import io
import pickle
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import ModelsError

_DTYPES = {
    "DoubleStorage": np.dtype("<f8"),
    "FloatStorage": np.dtype("<f4"),
    "HalfStorage": np.dtype("<f2"),
    "LongStorage": np.dtype("<i8"),
    "IntStorage": np.dtype("<i4"),
}


@dataclass
class Storage:
    """A run of numbers that tensors are views of; its reader fills in the data."""

    dtype: np.dtype[Any]
    count: int
    data: np.ndarray | None = None


@dataclass
class Tensor:
    storage: Storage
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]

    def array(self) -> np.ndarray:
        last = self.offset + sum((n - 1) * step for n, step in zip(self.shape, self.stride, strict=True))
        if self.storage.data is None or min((self.offset, *self.stride)) < 0 or last >= self.storage.count:
            raise ModelsError("The weights are damaged: a tensor lies outside its storage.")
        steps = tuple(step * self.storage.dtype.itemsize for step in self.stride)
        return np.lib.stride_tricks.as_strided(self.storage.data[self.offset :], self.shape, steps).copy()


def _rebuild_tensor(storage: Storage, offset: int, shape: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Tensor:
    return Tensor(storage, offset, tuple(shape), tuple(stride))


def _rebuild_parameter(tensor: Tensor, *_: Any) -> Tensor:
    return tensor


_NAMES = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor,
    ("torch._utils", "_rebuild_parameter"): _rebuild_parameter,
    **{("torch", name): dtype for name, dtype in _DTYPES.items()},
}


class TensorUnpickler(pickle.Unpickler):
    """Loads one pickle; the storages that it refers to are in `storages` by their keys, still without data."""

    def __init__(self, file: io.BufferedIOBase) -> None:
        super().__init__(file)
        self.storages: dict[str, Storage] = {}

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _NAMES:
            return _NAMES[module, name]
        raise ModelsError(
            f"The weights ask for {module}.{name}, which is not part of a state dict; they were not loaded."
        )

    def persistent_load(self, pid: Any) -> Storage:
        kind, dtype, key, _location, count = pid[:5]
        if kind != "storage":
            raise ModelsError(
                f"The weights refer to a {kind}, which is not part of a state dict; they were not loaded."
            )
        return self.storages.setdefault(key, Storage(dtype, count))


def arrays(loaded: Any) -> dict[str, np.ndarray]:
    """Returns the tensors of what a pickle held: a dictionary of them, or a checkpoint with one as `state_dict`.

    :raises ModelsError: if it holds anything else.
    """
    if isinstance(loaded, dict) and isinstance(loaded.get("state_dict"), dict):
        loaded = loaded["state_dict"]
    if not isinstance(loaded, dict) or not all(isinstance(t, Tensor) for t in loaded.values()):
        raise ModelsError("The weights are no state dict: save them by torch.save(model.state_dict(), FILE).")
    return {str(name): tensor.array() for name, tensor in loaded.items()}
