import hashlib
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models.network import naming, variants
from ocellus_models.network.blocks import layout
from ocellus_models.network.naming import LUKEMELAS, TIMM, TORCHVISION

# The first 16 digits of the sha256 over a state dict's sorted lines `name [shape]`, without num_batches_tracked: of
# timm 0.9.16, efficientnet-pytorch 0.7.1 and torchvision 0.14.1, with 1000 classes.
STATE_DICTS = {
    "b0": {TIMM: "62576637d3698c34", LUKEMELAS: "23e42669c20cd439", TORCHVISION: "29f2e4b8ed94097f"},
    "b1": {TIMM: "e855a73999e6601f", LUKEMELAS: "8ef73c317d2a3397", TORCHVISION: "862f9aeff2465d0f"},
    "b2": {TIMM: "0e8404faa0dcd0f8", LUKEMELAS: "ac5dcc1f5959d641", TORCHVISION: "de9614689bf7d763"},
    "b3": {TIMM: "9d055459d49f8f8c", LUKEMELAS: "afe46bf1b30bf3e9", TORCHVISION: "ccb31ffefca1d9c6"},
    "b4": {TIMM: "717c940391729057", LUKEMELAS: "decef7b993628b97", TORCHVISION: "c2f4ec4c1c14bb79"},
    "b5": {TIMM: "a506383d15a6a844", LUKEMELAS: "cd25d29911d046f5", TORCHVISION: "ab8694d714ade49b"},
    "b6": {TIMM: "33ed9e46d1a71e72", LUKEMELAS: "7529584b169df2ec", TORCHVISION: "036eb0c7b230862a"},
    "b7": {TIMM: "16c43928a22aba06", LUKEMELAS: "736a95e0b14cb5d5", TORCHVISION: "3293eeb66bda3029"},
    "lite0": {TIMM: "50a8af1596b033c3"},
    "lite1": {TIMM: "c1c21417d4654fb2"},
    "lite2": {TIMM: "59a3ef377b9b7d53"},
    "lite3": {TIMM: "8415d5421d9c1a54"},
    "lite4": {TIMM: "139d4630ac1285e9"},
    "v2-b0": {TIMM: "cd7d9aff9a978309"},
    "v2-b1": {TIMM: "200804bc7ba2d252"},
    "v2-b2": {TIMM: "28d933f48fb10170"},
    "v2-b3": {TIMM: "04fc5e5bded2aedf"},
    "v2-s": {TIMM: "c5ebabe178b06c80", TORCHVISION: "1063aaeb78b59ee1"},
}


class NamingTest(unittest.TestCase):
    def test_should_name_every_tensor_as_the_tools_do(self) -> None:
        for name, digests in STATE_DICTS.items():
            of = layout(variants.find(name), 1000)
            shapes = of.shapes()
            for tool, digest in digests.items():
                with self.subTest(name=name, tool=tool):
                    names = naming.origin(tool, of).tensors
                    lines = sorted(f"{theirs} {list(shapes[ours])}" for ours, theirs in names.items())
                    found = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
                    self.assertEqual(found, digest)

    def test_should_follow_each_tools_arithmetic(self) -> None:
        for name, origin, same, epsilon in (
            ("b0", naming.LUKEMELAS, True, 1e-3),
            ("b4", naming.TORCHVISION, False, 1e-5),
            ("b5", naming.TORCHVISION, False, 1e-3),
            ("v2-s", naming.TORCHVISION, False, 1e-3),
            ("b0", naming.TIMM, False, 1e-5),
            ("b0", naming.TIMM_TF, True, 1e-3),
        ):
            with self.subTest(name=name, origin=origin):
                arithmetic = naming.origin(origin, layout(variants.find(name), 1)).arithmetic
                self.assertEqual((arithmetic.same_padding, arithmetic.epsilon), (same, epsilon))


if __name__ == "__main__":
    unittest.main()
