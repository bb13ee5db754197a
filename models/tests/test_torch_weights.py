import io
import pickle
import struct
import sys
import unittest
from collections import OrderedDict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models.errors import ModelsError

try:
    from ocellus_models.network import torch_weights
except ImportError:
    torch_weights = None  # type: ignore[assignment]


class _Name:
    """Pickles as the global `module.name`, without the module being there."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name


class _Call:
    def __init__(self, function: _Name, arguments: tuple[Any, ...]) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return self.function, self.arguments


class _Storage:
    def __init__(self, key: str, count: int) -> None:
        self.pid = ("storage", _Name("torch", "FloatStorage"), key, "cpu", count, None)


class _Pickler(pickle._Pickler):  # type: ignore[name-defined]
    """The pure-Python pickler: it lets us write names of modules that are not installed."""

    dispatch = pickle._Pickler.dispatch.copy()  # type: ignore[attr-defined]

    def persistent_id(self, obj: Any) -> Any:
        return obj.pid if isinstance(obj, _Storage) else None

    def save_name(self, obj: _Name) -> None:
        self.write(pickle.GLOBAL + f"{obj.module}\n{obj.name}\n".encode())

    dispatch[_Name] = save_name

    def save_reduce(self, func: Any, args: Any, *rest: Any, **named: Any) -> None:
        if isinstance(func, _Name):
            self.save(func)
            self.save(args)
            self.write(pickle.REDUCE)
        else:
            super().save_reduce(func, args, *rest, **named)


def _file(function: _Name, shape: tuple[int, ...], stride: tuple[int, ...], values: list[float]) -> bytes:
    tensor = _Call(function, (_Storage("0", len(values)), 0, shape, stride, False, OrderedDict()))
    out = io.BytesIO()
    for part in (torch_weights._MAGIC, torch_weights._PROTOCOL, {}, {"w": tensor}, ["0"]):
        _Pickler(out, 2).dump(part)
    return out.getvalue() + struct.pack(f"<q{len(values)}f", len(values), *values)


_REBUILD = _Name("torch._utils", "_rebuild_tensor_v2")


@unittest.skipIf(torch_weights is None, "numpy is not installed: tests of the weights' reader are skipped")
class TorchWeightsTest(unittest.TestCase):
    def test_should_read_a_tensor_by_its_strides(self) -> None:
        tensors = torch_weights.read_state_dict(_file(_REBUILD, (3, 2), (1, 3), [1, 2, 3, 4, 5, 6]))
        self.assertEqual(tensors["w"].tolist(), [[1, 4], [2, 5], [3, 6]])

    def test_should_refuse_a_pickle_with_code_in_it(self) -> None:
        with self.assertRaisesRegex(ModelsError, "ask for os.system"):
            torch_weights.read_state_dict(_file(_Name("os", "system"), (2,), (1,), [1, 2]))

    def test_should_refuse_a_tensor_outside_its_storage(self) -> None:
        with self.assertRaisesRegex(ModelsError, "outside its storage"):
            torch_weights.read_state_dict(_file(_REBUILD, (3,), (1,), [1, 2]))

    def test_should_refuse_a_file_that_is_cut_short_anywhere(self) -> None:
        data = _file(_REBUILD, (2,), (1,), [1, 2])
        for length in range(len(data)):
            with self.subTest(length=length), self.assertRaises(ModelsError):
                torch_weights.read_state_dict(data[:length])


if __name__ == "__main__":
    unittest.main()
