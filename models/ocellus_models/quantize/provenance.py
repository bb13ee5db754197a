"""What a bundle was made from and with."""

import importlib.metadata
from pathlib import Path
from typing import Any

from .request import BuildRequest
from ..bundle import manifest
from ..measure import levels
from ..network.float_network import FloatNetwork

_PACKAGES = {"openvino": "openvino", "nncf": "nncf", "opencv": "opencv-python-headless", "numpy": "numpy"}


def of(network: FloatNetwork, request: BuildRequest) -> dict[str, Any]:
    """Returns the manifest's `provenance`: the weights, the versions and the CPU's level."""
    imagenet = "first synonyms of Open Model Zoo's ImageNet classes (Apache-2.0)"
    versions = {name: importlib.metadata.version(package) for name, package in _PACKAGES.items()}
    return {
        **network.provenance,
        "labels": request.labels.name if request.labels else imagenet,
        "tool": "ocellus_models",
        **versions,
        "built_on": levels.native().isa,
    }


def calibration(paths: list[Path]) -> dict[str, Any]:
    """Returns how many calibration pictures there were, and the sha256 of their list of sha256 and name."""
    lines = "".join(f"{manifest.sha256(p.read_bytes())}  {p.name}\n" for p in paths)
    return {"pictures": len(paths), "sha256": manifest.sha256(lines.encode())}


def keep_timings(rows: list[dict[str, Any]], bundle: Path | None) -> list[dict[str, Any]]:
    """Returns the matrix with the latency ratios of another bundle, where that has some.

    Timings are the only part of a bundle that is not the same each time; taken over, the whole is reproducible.
    """
    if bundle is None:
        return rows
    known = {(row["isa"], row["size"]): row["latency_ratio"] for row in manifest.read(bundle)["accuracy"]}
    return [row | {"latency_ratio": known.get((row["isa"], row["size"]), row["latency_ratio"])} for row in rows]
