import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
import outside
from ocellus_models import network
from ocellus_models.errors import ModelsError

try:
    import numpy as np
    import openvino as ov
    from openvino import opset13 as op

    from ocellus_models.network.normalisation import IMAGENET, Normalisation
except ImportError:
    pass

SIZE = 40


def _model(shape: list[int], softmax: bool = False, info: dict[str, str] | None = None) -> "ov.Model":
    """Means of the channels, times 1, 10 and 100, and their sum."""
    picture = op.parameter(shape, np.float32, name="picture")
    axes = [2, 3] if shape[1] == 3 else [1, 2]
    means = op.reduce_mean(picture, op.constant(np.array(axes, np.int64)))
    weights = np.array([[1, 10, 100], [1, 1, 1]], np.float32)
    logits = op.matmul(means, op.constant(weights), False, True)
    model = ov.Model([op.softmax(logits, 1) if softmax else logits], [picture], "means")
    for key, value in (info or {}).items():
        model.set_rt_info(value, ["model_info", key])
    return model


@needs.packages("numpy", "openvino")
class ModelFileTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.path = Path(temporary.name, "model.xml")
        generator = np.random.default_rng(0)
        self.picture = generator.random((1, 3, SIZE, SIZE), np.float32)
        self.means = self.picture.mean((2, 3))[0]

    def load(self, model: "ov.Model", **options: Any) -> Any:
        ov.save_model(model, self.path, compress_to_fp16=False)
        return network.load("b0", self.path, **{"normalised": IMAGENET, **options})

    def answer(self, model: "ov.Model", **options: Any) -> list[float]:
        logits = ov.compile_model(self.load(model, **options).model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        return logits(self.picture)[0][0].tolist()

    def expected(self, means: Any) -> Any:
        return [float(means @ [1, 10, 100]), float(means.sum())]

    def test_should_take_either_layout(self) -> None:
        for shape in ([1, 3, SIZE, SIZE], [1, SIZE, SIZE, 3]):
            with self.subTest(shape=shape):
                np.testing.assert_allclose(self.answer(_model(shape)), self.expected(self.means), rtol=1e-5)

    def test_should_take_logits_out_of_probabilities(self) -> None:
        model = _model([1, 3, SIZE, SIZE], softmax=True)
        np.testing.assert_allclose(self.answer(model), self.expected(self.means), rtol=1e-5)

    def test_should_reverse_channels_of_a_model_for_bgr(self) -> None:
        info = {"reverse_input_channels": "False", "mean_values": "1 2 3", "scale_values": "4 5 6"}
        model = _model([1, 3, SIZE, SIZE], info=info)
        np.testing.assert_allclose(self.answer(model), self.expected(self.means[::-1]), rtol=1e-5)
        loaded = self.load(model, normalised=None)
        self.assertEqual((loaded.mean, loaded.scale), ((3, 2, 1), (6, 5, 4)))

    def test_should_take_mean_and_scale_from_the_model(self) -> None:
        info = {"reverse_input_channels": "True", "mean_values": "1.5 2 3", "scale_values": "4 5 6"}
        loaded = self.load(_model([1, 3, SIZE, SIZE], info=info), normalised=None)
        self.assertEqual((loaded.mean, loaded.scale, loaded.size), ((1.5, 2, 3), (4, 5, 6), SIZE))

    def test_should_prefer_the_mean_and_scale_that_are_given(self) -> None:
        given = Normalisation((9, 9, 9), (8, 8, 8))
        info = {"mean_values": "1 2 3", "scale_values": "4 5 6"}
        self.assertEqual(self.load(_model([1, 3, SIZE, SIZE], info=info), normalised=given).mean, given.mean)

    def test_should_ask_for_mean_and_scale_where_nothing_says_them(self) -> None:
        with self.assertRaisesRegex(ModelsError, "add --mean and --scale"):
            self.load(_model([1, 3, SIZE, SIZE]), normalised=None)

    def test_should_refuse_a_model_that_prepares_pictures_by_itself(self) -> None:
        with self.assertRaisesRegex(ModelsError, "without preprocessing"):
            self.load(_model([1, 3, SIZE, SIZE], info={"embedded_processing": "True"}))

    def test_should_refuse_what_is_not_one_square_colour_picture(self) -> None:
        for shape in ([1, 3, SIZE, SIZE + 8], [2, 3, SIZE, SIZE], [1, SIZE + 8, SIZE, 3]):
            with self.subTest(shape=shape), self.assertRaisesRegex(ModelsError, "one square colour picture, but has"):
                self.load(_model(shape))

    def test_should_refuse_what_is_no_classifier(self) -> None:
        picture = op.parameter([1, 3, SIZE, SIZE], np.float32)
        with self.assertRaisesRegex(ModelsError, "no classifier"):
            self.load(ov.Model([op.relu(picture)], [picture]))

    def test_should_say_that_the_classes_differ_in_number(self) -> None:
        with self.assertRaisesRegex(ModelsError, "tells 2 classes apart, but there are 5 labels"):
            self.load(_model([1, 3, SIZE, SIZE]), classes=5)

    def test_should_refuse_a_damaged_model(self) -> None:
        ov.save_model(_model([1, 3, SIZE, SIZE]), self.path)
        weights = self.path.with_suffix(".bin")
        whole = weights.read_bytes()
        for damage in (lambda: self.path.write_bytes(b""), lambda: weights.write_bytes(whole[:3]), weights.unlink):
            damage()
            with self.subTest(), self.assertRaisesRegex(ModelsError, "can't be read as a model"):
                network.load("b0", self.path, normalised=IMAGENET)
            ov.save_model(_model([1, 3, SIZE, SIZE]), self.path)

    def test_should_refuse_a_size_that_the_model_can_not_take(self) -> None:
        picture = op.parameter([1, 3, SIZE, SIZE], np.float32)
        flat = op.reshape(picture, op.constant(np.array([1, 3 * SIZE * SIZE], np.int64)), False)
        loaded = self.load(ov.Model([flat], [picture]))
        with self.assertRaisesRegex(ModelsError, f"fixed to {SIZE} pixels and can't be built at 64"):
            loaded.sizes([64])


@needs.packages("numpy", "openvino")
@outside.data("weights/efficientnet-lite0_flowers5_int8.tflite", "images/flowers/val")
class TfliteTest(unittest.TestCase):
    def test_should_take_pixels_and_give_logits(self) -> None:
        path = outside.DATA / "weights" / "efficientnet-lite0_flowers5_int8.tflite"
        loaded = network.load("lite0", path)
        self.assertEqual((loaded.mean, loaded.scale, loaded.classes), ((0, 0, 0), (1, 1, 1), 5))
        self.assertTrue(loaded.provenance["quantized"])
        shapes = (loaded.model.input(0).get_shape(), loaded.model.output(0).get_shape())
        self.assertEqual([list(shape) for shape in shapes], [[1, 3, 224, 224], [1, 5]])
        self.assertEqual(loaded.sizes([160]), (160, 224))


if __name__ == "__main__":
    unittest.main()
