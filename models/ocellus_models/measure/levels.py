"""Runs a model over pictures in a process of its own, so that the instruction set can be capped.

oneDNN reads `ONEDNN_MAX_CPU_ISA` once a process. A capped run needs `INFERENCE_PRECISION_HINT=f32`: without it OpenVINO
picks bf16 by the CPU's flags and fails to compile.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openvino as ov

from ..pictures import images
from ..errors import ModelsError


@dataclass(frozen=True)
class Level:
    """One way to execute: the cap for oneDNN (none: whatever the CPU has) and OpenVINO's properties."""

    isa: str
    cap: str | None
    properties: dict[str, str]
    reported: str


ACCURACY = {"EXECUTION_MODE_HINT": "ACCURACY"}
_F32 = {"INFERENCE_PRECISION_HINT": "f32"}
_AVX512 = "Intel AVX-512 with "
# `reported` is oneDNN's own name of the level, read back from RUNTIME_REQUIREMENTS to prove that the cap worked.
CAPPED = (
    Level("sse41", "SSE41", _F32, "Intel SSE4.1"),
    Level("avx2", "AVX2", _F32, "Intel AVX2"),
    Level("avx512_core", "AVX512_CORE", _F32, _AVX512 + "AVX512BW, AVX512VL, and AVX512DQ extensions"),
    Level("avx512_core_vnni", "AVX512_CORE_VNNI", _F32, _AVX512 + "Intel DL Boost"),
)
NATIVE = {
    _AVX512 + "Intel DL Boost and bfloat16 support": "avx512_core_bf16",
    "Intel AVX2 with Intel DL Boost": "avx2_vnni",
    **{level.reported: level.isa for level in CAPPED},
}


def native() -> Level:
    """Returns this CPU's own level with OpenVINO's default hints."""
    model = ov.Model([ov.opset13.relu(p := ov.opset13.parameter([1], np.float32))], [p])
    reported = _isa(ov.compile_model(model, "CPU"))
    return Level(NATIVE.get(reported, reported), None, {}, reported)


def compiled(model: Path, properties: dict[str, str]) -> ov.CompiledModel:
    return ov.Core().compile_model(model, "CPU", properties)


def run(model: Path, paths: list[Path], size: int, properties: dict[str, str]) -> tuple[np.ndarray, str]:
    """Returns the raw outputs [pictures, classes] in this process, and oneDNN's name of the level it ran at."""
    network = compiled(model, properties)
    rows = [network(x)[0].reshape(-1).copy() for x in images.tensors(paths, size)]
    return np.stack(rows), _isa(network)


def run_at(level: Level, model: Path, paths: list[Path], size: int) -> np.ndarray | None:
    """Returns the raw outputs at a level, or None where this CPU can't execute it.

    :raises ModelsError: if the run fails.
    """
    environment = {key: value for key, value in os.environ.items() if key != "ONEDNN_MAX_CPU_ISA"}
    if level.cap:
        environment["ONEDNN_MAX_CPU_ISA"] = level.cap
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "outputs.npz")
        properties = [f"{key}={value}" for key, value in level.properties.items()]
        command = [sys.executable, "-m", __name__, str(model), str(size), str(result), ",".join(properties)]
        listing = "\n".join(map(str, paths))
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
        done = subprocess.run(command, env=environment, input=listing, text=True, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            raise ModelsError(f"{model} can't be run at {level.isa}: {done.stderr.strip().splitlines()[-1:]}.")
        data = np.load(result)
        return data["outputs"] if str(data["isa"]) == level.reported else None


def _isa(network: ov.CompiledModel) -> str:
    requirements: str = network.get_property("RUNTIME_REQUIREMENTS")
    return dict(part.split("=", 1) for part in requirements.split(";")).get("isa", "unknown")


def _child() -> None:
    model, size, result, properties = sys.argv[1:]
    settings = dict(p.split("=", 1) for p in properties.split(",") if p)
    outputs, isa = run(Path(model), [Path(p) for p in sys.stdin.read().splitlines()], int(size), settings)
    np.savez(result, outputs=outputs, isa=isa)


if __name__ == "__main__":
    _child()
