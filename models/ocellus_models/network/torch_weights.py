"""Reads the tensors of a PyTorch state dict without PyTorch and without running its pickle.

The format is the one `torch.save` wrote before 1.6: a magic number, a protocol version, system information, the
pickled dictionary, the list of storage keys (five pickles in a row), then each storage as a 64-bit element count and
its raw elements, all little-endian. Only the names that describe a tensor may be looked up in the pickles; any other
name is refused, so a file with code in it can't run.
"""

import io
import pickle
import struct
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import ModelsError

_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_DTYPES = {"FloatStorage": np.dtype("<f4"), "HalfStorage": np.dtype("<f2"), "LongStorage": np.dtype("<i8")}


@dataclass
class _Storage:
    dtype: np.dtype[Any]
    count: int
    data: np.ndarray | None = None


@dataclass
class _Tensor:
    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]

    def array(self) -> np.ndarray:
        last = self.offset + sum((n - 1) * step for n, step in zip(self.shape, self.stride, strict=True))
        if self.storage.data is None or min((self.offset, *self.stride)) < 0 or last >= self.storage.count:
            raise ModelsError("The weights are damaged: a tensor lies outside its storage.")
        steps = tuple(step * self.storage.dtype.itemsize for step in self.stride)
        return np.lib.stride_tricks.as_strided(self.storage.data[self.offset :], self.shape, steps).copy()


def _rebuild_tensor(
    storage: _Storage, offset: int, shape: tuple[int, ...], stride: tuple[int, ...], *_: Any
) -> _Tensor:
    return _Tensor(storage, offset, tuple(shape), tuple(stride))


class _TensorUnpickler(pickle.Unpickler):
    def __init__(self, file: io.BufferedIOBase) -> None:
        super().__init__(file)
        self.storages: dict[str, _Storage] = {}

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild_tensor
        if module == "torch" and name in _DTYPES:
            return _DTYPES[name]
        raise ModelsError(
            f"The weights ask for {module}.{name}, which is not part of a state dict; they were not loaded."
        )

    def persistent_load(self, pid: Any) -> _Storage:
        kind, dtype, key, _location, count, _view = pid
        if kind != "storage":
            raise ModelsError(
                f"The weights refer to a {kind}, which is not part of a state dict; they were not loaded."
            )
        return self.storages.setdefault(key, _Storage(dtype, count))


def read_state_dict(data: bytes) -> dict[str, np.ndarray]:
    """Returns every tensor of the file by its name.

    :raises ModelsError: if the bytes are no such file, are cut short, or name anything but tensors.
    """
    file = io.BytesIO(data)
    try:
        plain = [_TensorUnpickler(file).load() for _ in range(3)]
        if plain[0] != _MAGIC or plain[1] != _PROTOCOL:
            raise ModelsError("The weights are not a state dict in the format of torch.save before 1.6.")
        reader = _TensorUnpickler(file)
        tensors = reader.load()
        for key in _TensorUnpickler(file).load():
            storage = reader.storages[key]
            (count,) = struct.unpack("<q", file.read(8))
            if count != storage.count:
                raise ModelsError("The weights are damaged: a storage has another size than its tensors say.")
            storage.data = np.frombuffer(file.read(count * storage.dtype.itemsize), storage.dtype, count)
    except ModelsError:
        raise
    except Exception as e:  # a damaged pickle raises nearly anything
        raise ModelsError(
            f"The weights can't be read as a state dict ({type(e).__name__}: {e}); download them again."
        ) from e
    return {name: tensor.array() for name, tensor in tensors.items()}
