import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
import outside
from ocellus_models import network
from ocellus_models.errors import ModelsError

try:
    import cv2
    import numpy as np
    import openvino as ov
    import simplejpeg

    from ocellus_models.network import fitting, graph, naming, variants, weights_file
    from ocellus_models.network.blocks import layout
    from ocellus_models.network.normalisation import Normalisation
except ImportError:
    pass

GOLDEN = outside.DATA / "results" / "golden"
WEIGHTS = outside.DATA / "weights"
F32 = {"INFERENCE_PRECISION_HINT": "f32"}


def _panda(crop: float, size: int) -> "np.ndarray":
    """Returns the panda f32 [size,size,3] RGB, 0..255, as TensorFlow makes it: its JPEG decoder takes the fast DCT, and
    tf.image.resize is bilinear without anti-aliasing. Decoded exactly, logits of Lite correlate by 0.997 only."""
    picture = simplejpeg.decode_jpeg((GOLDEN / "panda.jpg").read_bytes(), fastdct=True)
    height, width = picture.shape[:2]
    side = int(crop * min(height, width))
    if crop < 1:
        top, left = (height - side) // 2, (width - side) // 2
        picture = picture[top : top + side, left : left + side]
    return cv2.resize(picture.astype(np.float32), (size, size), interpolation=cv2.INTER_LINEAR)


def _correlation(loaded: "network.FloatNetwork", picture: "np.ndarray", expected: "np.ndarray") -> float:
    normalised = ((picture - loaded.mean) / loaded.scale).astype(np.float32).transpose(2, 0, 1)[None]
    logits = ov.compile_model(loaded.model, "CPU", F32)(normalised)[0][0]
    return float(np.corrcoef(logits, expected)[0, 1])


@needs.packages("numpy", "openvino", "cv2", "simplejpeg")
@outside.data("results/golden")
class PandaTest(unittest.TestCase):
    """The networks answer as the originals did, with the originals' preprocessing."""

    def test_should_give_the_logits_of_lite(self) -> None:
        for name in ("lite0", "lite1", "lite2"):
            try:
                loaded = network.load(name)
            except ModelsError as e:
                self.skipTest(outside.tell(str(e)))
            # The file holds probabilities; their logarithms are logits up to a constant.
            expected = np.log(np.load(GOLDEN / f"b{name[-1]}_lite_output_{loaded.size}.npy")[0])
            with self.subTest(name=name):
                self.assertGreater(_correlation(loaded, _panda(1.0, loaded.size), expected), 0.99999)

    @outside.data("weights/efficientnetv2-b0_imagenet_fp16.xml")
    def test_should_give_the_logits_of_v2_b0(self) -> None:
        originals = Normalisation((128.0, 128.0, 128.0), (128.0, 128.0, 128.0))
        loaded = network.load("v2-b0", WEIGHTS / "efficientnetv2-b0_imagenet_fp16.xml", normalised=originals)
        expected = np.load(GOLDEN / "efficientnetv2-b0_224_original_logits.npy")[0]
        self.assertGreater(_correlation(loaded, _panda(224 / 256, 224), expected), 0.999)


@needs.packages("numpy", "openvino")
@outside.data("weights/efficientnet-b0-355c32eb_partial_308of311tensors.npz")
class TrunkTest(unittest.TestCase):
    def setUp(self) -> None:
        self.of = layout(variants.find("b0"), 1000)
        self.path = WEIGHTS / "efficientnet-b0-355c32eb_partial_308of311tensors.npz"

    def test_should_give_the_golden_activations(self) -> None:
        tensors = fitting.partial(self.of, weights_file.read(self.path).tensors)
        model = graph.build(self.of, tensors, naming.origin(naming.LUKEMELAS, self.of).arithmetic)
        nodes = {node.get_friendly_name(): node for node in model.get_ops()}
        blocks = [nodes[f"_blocks.{i}._bn2"].output(0) for i in (0, 1)]
        golden = np.load(WEIGHTS / "efficientnet-b0_golden_activations.npz")
        found = ov.compile_model(ov.Model(blocks, model.get_parameters()), "CPU", F32)(golden["inputs"])
        for i, name in enumerate(("expand_conv_in", "mbconv_out")):
            np.testing.assert_allclose(found[i], golden[name], atol=1e-4)

    def test_should_refuse_the_trunk_as_a_network(self) -> None:
        with self.assertRaisesRegex(ModelsError, r"3 problems\): .*_conv_head.weight is missing"):
            network.load("b0", self.path)


if __name__ == "__main__":
    unittest.main()
