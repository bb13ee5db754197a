import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
import outside
from ocellus_models import network

try:
    import numpy as np
    import openvino as ov

    from ocellus_models.network import normalisation
except ImportError:
    pass

NAMES = ("b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "v2_s")


@needs.packages("numpy", "openvino")
@outside.torch()
class TorchvisionTest(unittest.TestCase):
    """Our graphs compute what torchvision's modules compute."""

    folder: Path

    @classmethod
    def setUpClass(cls) -> None:
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = Path(temporary.name)
        script = Path(__file__).with_name("torchvision_reference.py")
        subprocess.run([outside.TORCH_PYTHON, script, cls.folder, *NAMES], check=True, capture_output=True)

    def difference(self, name: str, source: str, **options: object) -> float:
        """Returns the largest difference of a logit, over the logits' standard deviation."""
        reference = np.load(self.folder / f"{name}.npz")
        loaded = network.load(name, self.folder / source, **options)  # type: ignore[arg-type]
        loaded.model.reshape(reference["picture"].shape)
        compiled = ov.compile_model(loaded.model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        apart = np.abs(compiled(reference["picture"])[0] - reference["logits"]).max()
        return float(apart / reference["logits"].std())

    def test_should_answer_as_torchvision_does(self) -> None:
        for name in NAMES:
            with self.subTest(name=name):
                self.assertLess(self.difference(name, f"{name}.pth"), 1e-4)

    def test_should_read_the_older_format_alike(self) -> None:
        self.assertLess(self.difference("b0", "b0-old.pth"), 1e-4)

    def test_should_read_onnx_alike(self) -> None:
        self.assertLess(self.difference("b0", "b0.onnx", normalised=normalisation.IMAGENET), 1e-4)


if __name__ == "__main__":
    unittest.main()
