"""From a network in float to a proved bundle."""

import errno
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov

from . import graph, int8, provenance, recipe, search
from .request import BuildRequest
from ..bundle import golden, labels, manifest
from ..errors import ModelsError
from ..measure import calibration, levels, matrix, statistics
from ..network.float_network import FloatNetwork
from ..pictures import images, labelled
from ..pictures.images import Preprocessing
from ..progress import Steps

# What the search wants of an attempt beside the loss that a bundle is refused for: few flips may cancel out by luck.
_WANTED_AGREEMENT = 0.97


@dataclass(frozen=True)
class _Int8:
    model: ov.Model
    provenance: dict[str, Any]


def build_bundle(network: FloatNetwork, request: BuildRequest) -> str:
    """Builds the bundle at the request's place and returns its digest.

    It is built beside its place, so that a failed build leaves no half bundle and the old one intact.

    :raises ModelsError: as `write` does, and if there is no room for it
    """
    request.out.parent.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=request.out.parent, prefix=".build-") as temporary:
            folder = Path(temporary, "bundle")
            folder.mkdir()
            digest = write(network, request, folder, Steps())
            if request.out.exists():
                request.out.rename(Path(temporary, "old"))
            folder.rename(request.out)
    except OSError as e:
        if e.errno != errno.ENOSPC:
            raise
        raise ModelsError(f"There is no room for the bundle in {request.out.parent}: nothing was written.") from e
    return digest


def write(network: FloatNetwork, request: BuildRequest, folder: Path, steps: Steps) -> str:
    """Builds the bundle into an empty folder and returns its digest.

    :raises ModelsError: if an input does not fit, or the bundle loses more than a point and isn't forced.
    """
    names = labels.of_network(request.labels, network.classes)
    data = labelled.read(request.evaluate, names) if request.evaluate else None
    sizes = request.resolutions or (network.size,)
    preprocessing = Preprocessing(network.mean, network.scale)
    (folder / "labels.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    (folder / "LICENSE").write_text(network.notice, encoding="utf-8")
    network.model.reshape([1, 3, network.size, network.size])
    document = _head(network, request, sizes)
    document["provenance"] = provenance.of(network, request)
    model = network.model
    if request.precision == "int8":
        made = _int8(network, request, preprocessing, sizes, data, steps)
        model = made.model
        document["provenance"]["quantization"] = made.provenance
    _add_model_info(model, names, preprocessing)
    graph.name_by_place(model)
    _save(model, folder / "model.xml", compress=request.precision == "fp16")
    steps.say("choosing golden pictures")
    random = network.provenance.get("weights") == "random"
    reference = golden.write(folder, request.photos, preprocessing, sizes, network.size, any_lead=random)
    with tempfile.TemporaryDirectory() as temporary:
        float_file = Path(temporary, "fp32.xml")
        _save(network.model, float_file, compress=False)
        subject = matrix.Subject(folder / "model.xml", float_file, preprocessing, sizes)
        proof = matrix.measure(subject, data, reference, steps.counter("measuring instruction sets and sizes"))
    losses, elsewhere = proof.losses(network.size)
    if elsewhere:
        steps.say(f"loses more than 1 point at other sizes than its own: {'; '.join(elsewhere)}")
    if losses and not request.force:
        raise ModelsError(
            f"Not written: it loses more than 1 point of top-1 against fp32 ({'; '.join(losses)}); "
            "other calibration pictures may mend it, --force writes it all the same."
        )
    document["accuracy"] = provenance.keep_timings(proof.rows, request.timings)
    if data:
        document |= _calibration(data, proof.logits[network.size])
    document["golden"] = golden.manifest_entry(reference, network.size, proof.golden)
    document |= {"licence": network.licence, "minimum_agent": "0.1.0"}
    return manifest.write(folder, document)


def _save(model: ov.Model, file: Path, compress: bool) -> None:
    try:
        ov.save_model(model, file, compress_to_fp16=compress)
    except RuntimeError as e:  # how OpenVINO tells of a full disk
        raise OSError(errno.ENOSPC, "no room for the model", str(file)) from e


def _head(network: FloatNetwork, request: BuildRequest, sizes: Sequence[int]) -> dict[str, Any]:
    name, version = request.out.resolve().parts[-2:]
    if not version.isdigit():
        raise ModelsError(f"{request.out} must end with NAME/VERSION, the version a number, such as imagenet-lite0/1.")
    return {
        "name": name,
        "version": int(version),
        "task": "classification",
        "architecture": network.architecture,
        "precision": request.precision,
        "input": {
            "height": network.size,
            "width": network.size,
            "sizes": list(sizes),
            "color": "RGB",
            "layout": "NCHW",
            "mean": list(network.mean),
            "scale": list(network.scale),
            "fit": "stretch",
        },
        "output": {"kind": "logits"},
        "temperature": 1.0,
    }


def _int8(
    network: FloatNetwork,
    request: BuildRequest,
    preprocessing: Preprocessing,
    sizes: Sequence[int],
    data: labelled.Labelled | None,
    steps: Steps,
) -> _Int8:
    if request.calibrate is None:
        raise ModelsError("int8 needs pictures of the kind that the model will see: --calibrate FOLDER.")
    if network.provenance.get("quantized"):
        raise ModelsError("The network is quantized already; --precision fp32 makes a bundle of it as it is.")
    paths = images.listing(request.calibrate)
    plain = recipe.NAIVE if request.preset == "naive" else recipe.plain(network)
    # In the order of sizes, since a network with a new input shape is prepared anew.
    shares = [(size, paths[i :: len(sizes)]) for i, size in enumerate(sizes)]
    shares = shares if plain.every_size else [(network.size, paths)]
    pictures = [x for size, share in shares for x in preprocessing.tensors(share, size)]
    used = provenance.calibration(paths)
    if data is None or request.preset == "naive":
        made = int8.quantize(network.model, plain, pictures, steps)
        return _Int8(made, plain.as_provenance() | {"calibration": used})
    judge = _Judge(network, data, preprocessing)
    found = search.find(network.model, plain, pictures, judge, steps)
    return _Int8(found.model, found.recipe.as_provenance() | {"attempts": found.attempts, "calibration": used})


class _Judge:
    """Compares attempts with fp32 on the labelled pictures, at the network's own size.

    Both in f32 and as this CPU prefers it (bf16, where it can). Other levels can't differ by more than noise: no sum
    saturates.
    """

    def __init__(self, network: FloatNetwork, data: labelled.Labelled, preprocessing: Preprocessing) -> None:
        self._data, self._preprocessing, self._size = data, preprocessing, network.size
        self._expected = self._run(network.model, levels.F32)

    def __call__(self, model: ov.Model) -> search.Verdict:
        loss, agreement = -1.0, 1.0
        hits = statistics.right(self._expected, self._data.truth).mean()
        for properties in (levels.F32, {}):
            outputs = self._run(model, properties)
            loss = max(loss, float(hits - statistics.right(outputs, self._data.truth).mean()))
            agreement = min(agreement, statistics.agreement(outputs, self._expected))
        return search.Verdict(loss, agreement, loss <= matrix.ALLOWED_LOSS and agreement >= _WANTED_AGREEMENT)

    def _run(self, model: ov.Model, properties: dict[str, str]) -> np.ndarray:
        return levels.run(model.clone(), self._data.paths, self._preprocessing, self._size, properties)


def _calibration(data: labelled.Labelled, logits: np.ndarray) -> dict[str, Any]:
    fitted = calibration.calibrate(logits, data.truth)
    return {
        "temperature": fitted.temperature,
        "calibration": {
            "dataset": data.name,
            "dataset_sha256": data.sha256,
            "samples": fitted.samples,
            "error_before": fitted.error_before,
            "error_after": fitted.error_after,
        },
    }


def _add_model_info(model: ov.Model, names: Sequence[str], preprocessing: Preprocessing) -> None:
    """Describes the model to tools that read Model API's `rt_info/model_info`."""
    info = {
        "model_type": "Classification",
        "labels": " ".join(name.replace(" ", "_") for name in names),
        "mean_values": " ".join(map(str, preprocessing.mean)),
        "scale_values": " ".join(map(str, preprocessing.scale)),
        "reverse_input_channels": "True",
        "resize_type": "standard",
        "multilabel": "False",
        "output_raw_scores": "True",
    }
    for key, value in info.items():
        model.set_rt_info(value, ["model_info", key])
