import dataclasses
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
os.environ["NNCF_CI"] = "1"

import needs

try:
    import cv2
    import nncf  # noqa: F401
    import numpy as np
    import openvino as ov
    from openvino import opset13 as op

    from ocellus_models.measure import levels, probe
    from ocellus_models.pictures.images import Preprocessing
    from ocellus_models.progress import Steps
    from ocellus_models.quantize import graph, int8, recipe, saturation, search
except ImportError:
    ov = None  # type: ignore[assignment]

SIZE = 32
PLAIN = None if ov is None else recipe.Recipe("performance", "pairs", True, True, ("stem",))


def network(channels: int = 16, seed: int = 0) -> "ov.Model":
    """Stem, a convolution whose weights are all near the largest, a depthwise one, and a classifier of 4."""
    random = np.random.default_rng(seed)

    def layer(x: "ov.Node", name: str, kernel: "np.ndarray", grouped: bool = False) -> "ov.Node":
        window = {"strides": [1, 1], "pads_begin": [1, 1], "pads_end": [1, 1], "dilations": [1, 1]}
        kind = op.group_convolution if grouped else op.convolution
        x = kind(x, op.constant(kernel.astype(np.float32)), name=name, **window)
        bias = op.constant(random.normal(size=(1, channels, 1, 1)).astype(np.float32) / 9)
        return op.relu(op.add(x, bias, name=f"{name}.bias"), name=f"{name}.relu")

    image = op.parameter([1, 3, SIZE, SIZE], np.float32, name="input")
    x = layer(image, "stem", random.random((channels, 3, 3, 3)) / 9)
    x = layer(x, "full", (1 - random.random((channels, channels, 3, 3)) / 9) / channels / 9)
    x = layer(x, "depthwise", random.normal(size=(channels, 1, 1, 3, 3)) / 3, grouped=True)
    x = op.reduce_mean(x, op.constant(np.array([2, 3])), keep_dims=False, name="pool")
    kernel = op.constant(random.normal(size=(4, channels)).astype(np.float32))
    zero = op.constant(np.zeros((1, 4), np.float32))
    x = op.add(op.matmul(x, kernel, False, True, name="classifier"), zero, name="logits")
    result = op.result(x, name="result")
    x.output(0).set_names({"logits"})
    return ov.Model([result], [image], "small")


def pictures(count: int = 24) -> "list[np.ndarray]":
    random = np.random.default_rng(1)
    return [random.normal(size=(1, 3, SIZE, SIZE)).astype(np.float32) for _ in range(count)]


def noise(model: "ov.Model", original: "ov.Model") -> float:
    networks = [ov.compile_model(m, "CPU", levels.F32) for m in (model, original)]
    return float(np.mean([np.square(networks[0](x)[0] - networks[1](x)[0]).mean() for x in pictures()]))


@needs.packages("openvino", "nncf", "cv2", "numpy")
class SaturationTest(unittest.TestCase):
    def test_should_find_the_neighbours_of_one_sign_that_add_up_to_most(self) -> None:
        rows = np.array([[100.0, -90, 20, -80, -60, -70], [1, 2, 3, 4, 5, 6]]).reshape(2, 6, 1, 1)
        self.assertEqual(saturation.worst_sums(rows, "pairs").tolist(), [130, 11])

    def test_should_find_the_two_largest_of_one_sign_in_a_pack_of_four(self) -> None:
        rows = np.array([[100.0, -90, 20, -80, 127, 0], [1, 2, 3, 4, 5, 6]]).reshape(2, 6, 1, 1)
        self.assertEqual(saturation.worst_sums(rows, "any-two-of-four").tolist(), [170, 11])

    def test_should_leave_a_channel_alone_that_can_not_saturate(self) -> None:
        self.assertEqual(saturation.channel_factors(np.full((1, 8, 1, 1), 60.0), "pairs").tolist(), [1])

    def test_should_keep_every_pair_within_16_bits(self) -> None:
        original = network()
        model = int8.quantize(original, PLAIN, pictures(), Steps(loud=False))
        node = graph.by_name(model)["full"]
        weights = graph.int8_weights(node)
        assert weights is not None
        self.assertLessEqual(saturation.worst_sums(weights.values.data.astype(float), "pairs").max() * 255, 32767)
        self.assertEqual(np.abs(graph.int8_weights(graph.by_name(model)["depthwise"]).values.data).max(), 127)

    def test_should_give_every_instruction_set_the_same_sums_where_the_naive_recipe_does_not(self) -> None:
        original = network()
        apart = {}
        with tempfile.TemporaryDirectory() as folder:
            cv2.imwrite(f"{folder}/white.png", np.full((SIZE, SIZE, 3), 255, np.uint8))
            for name, chosen in (("naive", recipe.NAIVE), ("ours", PLAIN)):
                ov.save_model(int8.quantize(original, chosen, pictures(), Steps(loud=False)), f"{folder}/{name}.xml")
                subject = probe.Subject(f"{folder}/{name}.xml", pinned=False)
                job = probe.Job((subject,), (f"{folder}/white.png",), (0,) * 3, (64,) * 3, SIZE, rounds=0)
                asked = [level for level in levels.CAPPED if level.isa in ("avx2", "avx512_core_vnni")]
                runs = [probe.run_at(level, job) for level in asked]
                if None in runs:
                    self.skipTest("this CPU has no AVX-512 with VNNI to compare AVX2 with")
                logits = [run.outputs[0] for run in runs if run]
                apart[name] = np.abs(logits[0] - logits[1]).max() / np.abs(logits[1]).max()
        self.assertGreater(apart["naive"], 0.05)
        self.assertLess(apart["ours"], 0.001)


@needs.packages("openvino", "nncf", "cv2", "numpy")
class RecipeTest(unittest.TestCase):
    def test_should_lose_less_than_the_naive_recipe(self) -> None:
        original = network()
        ours, naive = (int8.quantize(original, r, pictures(), Steps(loud=False)) for r in (PLAIN, recipe.NAIVE))
        self.assertLess(noise(ours, original), noise(naive, original))

    def test_should_give_the_same_bytes_twice(self) -> None:
        weights = []
        for _ in range(2):
            with tempfile.TemporaryDirectory() as folder:
                ov.save_model(int8.quantize(network(), PLAIN, pictures(), Steps(loud=False)), f"{folder}/m.xml")
                weights.append(Path(folder, "m.bin").read_bytes())
        self.assertEqual(*weights)

    def test_should_leave_the_network_that_it_started_from_as_it_was(self) -> None:
        original = network()
        before = ov.compile_model(original, "CPU", levels.F32)(pictures()[0])[0]
        int8.quantize(original, PLAIN, pictures(), Steps(loud=False))
        after = ov.compile_model(original, "CPU", levels.F32)(pictures()[0])[0]
        self.assertEqual(before.tolist(), after.tolist())


@needs.packages("openvino", "nncf", "cv2", "numpy")
class SearchTest(unittest.TestCase):
    def search(self, passing_float_layers: int) -> "search.Found":
        original = network()

        def judge(model: "ov.Model") -> "search.Verdict":
            floats = sum(graph.int8_weights(node) is None for node in graph.layers(model))
            return search.Verdict(0.05 / floats, 1 - 0.05 / floats, floats >= passing_float_layers)

        return search.find(original, PLAIN, pictures(), judge, Steps(loud=False))

    def test_should_keep_the_plain_recipe_where_it_does(self) -> None:
        found = self.search(passing_float_layers=1)
        self.assertEqual((found.recipe, len(found.attempts)), (PLAIN, 1))

    def test_should_leave_more_layers_in_float_until_it_does(self) -> None:
        found = self.search(passing_float_layers=3)
        self.assertEqual(len(found.recipe.float_layers), 3)
        self.assertEqual([attempt["float_layers"] for attempt in found.attempts], [1, 1, 3])

    def test_should_return_what_loses_least_where_nothing_does(self) -> None:
        found = self.search(passing_float_layers=9)
        self.assertEqual(len(found.recipe.float_layers), 4)
        self.assertEqual(found.attempts[-1]["float_layers"], 4)

    def test_should_rank_the_layer_first_that_hurts_most(self) -> None:
        original = network()
        naive = dataclasses.replace(recipe.NAIVE, sequential_bias=True)
        model = int8.quantize(original, naive, pictures(), Steps(loud=False))
        ranked = search.rank(model, original, naive, pictures(), Steps(loud=False))
        errors = {name: noise(int8.in_float(model, original, name), original) for name in ranked}
        self.assertEqual(ranked, sorted(errors, key=lambda name: errors[name]))


if __name__ == "__main__":
    unittest.main()
