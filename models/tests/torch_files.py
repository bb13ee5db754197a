"""Writes the files that torch.save writes, without PyTorch."""

import io
import pickle
import struct
import zipfile
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

MAGIC, PROTOCOL = 0x1950A86A20F9469CFC6C, 1001


class Name:
    """Pickles as the global `module.name`, without the module being there."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name


class Call:
    """Pickles as a call of a global."""

    def __init__(self, function: Name, arguments: tuple[Any, ...]) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return self.function, self.arguments


class _Storage:
    def __init__(self, key: str, count: int) -> None:
        self.pid = ("storage", Name("torch", "FloatStorage"), key, "cpu", count, None)


class _Pickler(pickle._Pickler):  # type: ignore[name-defined]
    """The pure-Python pickler: it lets us write names of modules that are not installed."""

    dispatch = pickle._Pickler.dispatch.copy()  # type: ignore[attr-defined]

    def persistent_id(self, obj: Any) -> Any:
        return obj.pid if isinstance(obj, _Storage) else None

    def save_name(self, obj: Name) -> None:
        self.write(pickle.GLOBAL + f"{obj.module}\n{obj.name}\n".encode())

    dispatch[Name] = save_name

    def save_reduce(self, func: Any, args: Any, *rest: Any, **named: Any) -> None:
        if isinstance(func, Name):
            self.save(func)
            self.save(args)
            self.write(pickle.REDUCE)
        else:
            super().save_reduce(func, args, *rest, **named)


REBUILD = Name("torch._utils", "_rebuild_tensor_v2")
CODE = Name("os", "system")


def tensor(
    count: int, shape: Sequence[int], stride: Sequence[int], key: str = "0", function: Name = REBUILD
) -> Call:
    return Call(function, (_Storage(key, count), 0, tuple(shape), tuple(stride), False, OrderedDict()))


def old_file(state: Any, storages: Mapping[str, Sequence[float]]) -> bytes:
    """As torch.save wrote before 1.6."""
    out = io.BytesIO()
    for part in (MAGIC, PROTOCOL, {}, state, list(storages)):
        _Pickler(out, 2).dump(part)
    for values in storages.values():
        out.write(struct.pack(f"<q{len(values)}f", len(values), *values))
    return out.getvalue()


def zip_file(state: Any, storages: Mapping[str, Sequence[float]], byteorder: str = "little") -> bytes:
    """As torch.save writes since 1.6."""
    pickled, out = io.BytesIO(), io.BytesIO()
    _Pickler(pickled, 2).dump(state)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.pkl", pickled.getvalue())
        archive.writestr("archive/byteorder", byteorder)
        for key, values in storages.items():
            archive.writestr(f"archive/data/{key}", struct.pack(f"<{len(values)}f", *values))
    return out.getvalue()
