import hashlib
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
from ocellus_models import network

try:
    import numpy as np
    import openvino as ov
except ImportError:
    pass

SIZE = 64
NAMES = ("b0", "b7", "lite4", "v2-b0", "v2-s")  # the shallowest and the deepest of each kind


@needs.packages("numpy", "openvino")
class RandomWeightsTest(unittest.TestCase):
    def test_should_keep_activations_in_a_sane_range(self) -> None:
        picture = np.random.default_rng(1).standard_normal((1, 3, SIZE, SIZE), np.float32)
        for name in NAMES:
            with self.subTest(name=name):
                model = network.load(name, random=True).model
                model.reshape(picture.shape)
                sums = [node.output(0) for node in model.get_ops() if node.get_type_name() == "Add"]
                every = ov.Model(sums, model.get_parameters())
                compiled = ov.compile_model(every, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
                sizes = [float(array.std()) for array in compiled(picture).values() if array.shape[-1] > 1]
                self.assertGreater(min(sizes), 0.01)
                self.assertLess(max(sizes), 30)

    def test_should_give_the_same_numbers_for_the_same_seed(self) -> None:
        first, again, other = (self.answer(seed) for seed in (3, 3, 4))
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)

    def test_should_give_the_same_file_whatever_was_built_before(self) -> None:
        for name in ("lite0", "b0", "v2-b0"):
            with self.subTest(name=name):
                self.assertEqual(self.files(name), self.files(name))

    def files(self, name: str) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            ov.save_model(network.load(name, random=True).model, Path(folder, "model.xml"))
            return [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(folder).iterdir())]

    def answer(self, seed: int) -> list[float]:
        model = network.load("lite0", random=True, seed=seed, classes=4).model
        model.reshape([1, 3, SIZE, SIZE])
        logits = ov.compile_model(model, "CPU")(np.ones((1, 3, SIZE, SIZE), np.float32))[0][0]
        return [float(value) for value in logits]


if __name__ == "__main__":
    unittest.main()
