import sys
import unittest
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
import torch_files
from ocellus_models.errors import ModelsError

try:
    from ocellus_models.network import torch_weights, torch_zip
except ImportError:
    pass

FORMATS = (torch_files.old_file, torch_files.zip_file)


@needs.packages("numpy")
class TorchWeightsTest(unittest.TestCase):
    def formats(self) -> list[tuple[Callable[..., bytes], Callable[..., dict]]]:
        return list(zip(FORMATS, (torch_weights.read_state_dict, torch_zip.read_state_dict), strict=True))

    def test_should_read_a_tensor_by_its_strides(self) -> None:
        for write, read in self.formats():
            with self.subTest(write=write.__name__):
                data = write({"w": torch_files.tensor(6, (3, 2), (1, 3))}, {"0": [1, 2, 3, 4, 5, 6]})
                self.assertEqual(read(data)["w"].tolist(), [[1, 4], [2, 5], [3, 6]])

    def test_should_take_the_state_dict_out_of_a_checkpoint(self) -> None:
        for write, read in self.formats():
            with self.subTest(write=write.__name__):
                state = {"epoch": 7, "state_dict": {"w": torch_files.tensor(1, (1,), (1,))}}
                self.assertEqual(list(read(write(state, {"0": [1]}))), ["w"])

    def test_should_refuse_a_pickle_with_code_in_it(self) -> None:
        for write, read in self.formats():
            with self.subTest(write=write.__name__), self.assertRaisesRegex(ModelsError, "ask for os.system"):
                read(write({"w": torch_files.tensor(2, (2,), (1,), function=torch_files.CODE)}, {"0": [1, 2]}))

    def test_should_refuse_a_tensor_outside_its_storage(self) -> None:
        for write, read in self.formats():
            with self.subTest(write=write.__name__), self.assertRaisesRegex(ModelsError, "outside its storage"):
                read(write({"w": torch_files.tensor(2, (3,), (1,))}, {"0": [1, 2]}))

    def test_should_refuse_what_is_no_state_dict(self) -> None:
        for write, read in self.formats():
            with self.subTest(write=write.__name__), self.assertRaisesRegex(ModelsError, "no state dict"):
                read(write({"model": 5}, {}))

    def test_should_refuse_a_file_that_is_cut_short_anywhere(self) -> None:
        for write, read in self.formats():
            data = write({"w": torch_files.tensor(2, (2,), (1,))}, {"0": [1, 2]})
            for length in range(len(data)):
                with self.subTest(write=write.__name__, length=length), self.assertRaises(ModelsError):
                    read(data[:length])

    def test_should_refuse_a_storage_of_another_size(self) -> None:
        data = torch_files.zip_file({"w": torch_files.tensor(2, (2,), (1,))}, {"0": [1, 2, 3]})
        with self.assertRaisesRegex(ModelsError, "another size"):
            torch_zip.read_state_dict(data)

    def test_should_refuse_the_other_byte_order(self) -> None:
        data = torch_files.zip_file({"w": torch_files.tensor(2, (2,), (1,))}, {"0": [1, 2]}, "big")
        with self.assertRaisesRegex(ModelsError, "big-endian"):
            torch_zip.read_state_dict(data)


if __name__ == "__main__":
    unittest.main()
