"""Reads a state dict in the format that `torch.save` writes since 1.6.

A zip archive with one folder: `data.pkl` is the pickled dictionary, `data/KEY` the raw elements of each storage,
little-endian unless `byteorder` says otherwise.
"""

import io
import zipfile

import numpy as np

from ..errors import ModelsError
from .torch_pickle import TensorUnpickler, arrays


def read_state_dict(data: bytes) -> dict[str, np.ndarray]:
    """Returns every tensor of the file by its name.

    :raises ModelsError: if the bytes are no such file, are damaged, or name anything but tensors.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:  # reading a member checks its sum
            return _read(archive)
    except ModelsError:
        raise
    except Exception as e:  # a damaged archive or pickle raises nearly anything
        raise ModelsError(
            f"The weights can't be read as a state dict ({type(e).__name__}: {e}); download them again."
        ) from e


def _read(archive: zipfile.ZipFile) -> dict[str, np.ndarray]:
    pickles = [name for name in archive.namelist() if name.endswith("/data.pkl")]
    if len(pickles) != 1:
        raise ModelsError("The weights are a zip archive, but not one that torch.save writes.")
    folder = pickles[0].removesuffix("data.pkl")
    if f"{folder}byteorder" in archive.namelist() and archive.read(f"{folder}byteorder") != b"little":
        raise ModelsError("The weights are in big-endian order; save them again on a usual computer.")
    reader = TensorUnpickler(io.BytesIO(archive.read(pickles[0])))
    loaded = reader.load()
    for key, storage in reader.storages.items():
        storage.data = np.frombuffer(archive.read(f"{folder}data/{key}"), storage.dtype)
        if storage.data.size != storage.count:
            raise ModelsError("The weights are damaged: a storage has another size than its tensors say.")
    return arrays(loaded)
