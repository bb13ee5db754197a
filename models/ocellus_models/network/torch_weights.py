"""Reads a state dict in the format that `torch.save` wrote before 1.6.

A magic number, a protocol version, system information, the pickled dictionary, the list of storage keys (five pickles
in a row), then each storage as a 64-bit element count and its raw elements, all little-endian.
"""

import io
import struct

import numpy as np

from ..errors import ModelsError
from .torch_pickle import TensorUnpickler, arrays

_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_PICKLE = b"\x80"  # every pickle since protocol 2 begins so


def read_state_dict(data: bytes) -> dict[str, np.ndarray]:
    """Returns every tensor of the file by its name.

    :raises ModelsError: if the bytes are no such file, are cut short, or name anything but tensors.
    """
    if not data.startswith(_PICKLE):
        raise ModelsError("The weights are not a state dict as torch.save writes it.")
    file = io.BytesIO(data)
    try:
        plain = [TensorUnpickler(file).load() for _ in range(3)]
        if plain[0] != _MAGIC or plain[1] != _PROTOCOL:
            raise ModelsError("The weights are not a state dict as torch.save writes it.")
        reader = TensorUnpickler(file)
        loaded = reader.load()
        for key in TensorUnpickler(file).load():
            storage = reader.storages[key]
            (count,) = struct.unpack("<q", file.read(8))
            if count != storage.count:
                raise ModelsError("The weights are damaged: a storage has another size than its tensors say.")
            storage.data = np.frombuffer(file.read(count * storage.dtype.itemsize), storage.dtype, count)
        return arrays(loaded)
    except ModelsError:
        raise
    except Exception as e:  # a damaged pickle raises nearly anything
        raise ModelsError(
            f"The weights can't be read as a state dict ({type(e).__name__}: {e}); download them again."
        ) from e
