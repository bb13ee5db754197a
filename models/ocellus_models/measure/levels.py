"""The instruction sets that a CPU can be held to, and how OpenVINO runs at each.

oneDNN reads `ONEDNN_MAX_CPU_ISA` once a process. A capped run needs `INFERENCE_PRECISION_HINT=f32`: without it OpenVINO
picks bf16 by the CPU's flags and fails to compile.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openvino as ov

from ..pictures.images import Preprocessing


@dataclass(frozen=True)
class Level:
    """One way to execute: the cap for oneDNN (none: whatever the CPU has) and OpenVINO's properties."""

    isa: str
    cap: str | None
    properties: dict[str, str]
    reported: str


F32 = {"INFERENCE_PRECISION_HINT": "f32"}
ACCURACY = {"EXECUTION_MODE_HINT": "ACCURACY"}
_AVX512 = "Intel AVX-512 with "
# `reported` is oneDNN's own name of the level, read back from RUNTIME_REQUIREMENTS to prove that the cap worked.
CAPPED = (
    Level("sse41", "SSE41", F32, "Intel SSE4.1"),
    Level("avx2", "AVX2", F32, "Intel AVX2"),
    Level("avx512_core", "AVX512_CORE", F32, _AVX512 + "AVX512BW, AVX512VL, and AVX512DQ extensions"),
    Level("avx512_core_vnni", "AVX512_CORE_VNNI", F32, _AVX512 + "Intel DL Boost"),
)
NATIVE = {
    _AVX512 + "Intel DL Boost and bfloat16 support": "avx512_core_bf16",
    _AVX512 + "float16, Intel DL Boost and bfloat16 support and Intel AMX with bfloat16 and 8-bit integer support": (
        "avx512_core_amx"
    ),
    "Intel AVX2 with Intel DL Boost": "avx2_vnni",
    **{level.reported: level.isa for level in CAPPED},
}


def native() -> Level:
    """Returns this CPU's own level with OpenVINO's default hints."""
    model = ov.Model([ov.opset13.relu(p := ov.opset13.parameter([1], np.float32))], [p])
    reported = isa(ov.compile_model(model, "CPU"))
    return Level(NATIVE.get(reported, reported), None, {}, reported)


def every() -> list[Level]:
    """Returns the caps and this CPU's own level; `probe.run_at` finds out which caps it can execute."""
    own = native()
    return [*(level for level in CAPPED if level.isa != own.isa), own]


def compiled(model: Path | ov.Model, size: int, properties: dict[str, str]) -> ov.CompiledModel:
    """Returns the network compiled for square pictures of a size."""
    core = ov.Core()
    network = model if isinstance(model, ov.Model) else core.read_model(model)
    network.reshape([1, 3, size, size])
    return core.compile_model(network, "CPU", properties)


def run(
    model: Path | ov.Model, paths: list[Path], preprocessing: Preprocessing, size: int, properties: dict[str, str]
) -> np.ndarray:
    """Returns the raw outputs [pictures, classes] in this process."""
    network = compiled(model, size, properties)
    return np.stack([network(x)[0].reshape(-1).copy() for x in preprocessing.tensors(paths, size)])


def isa(network: ov.CompiledModel) -> str:
    """Returns oneDNN's name of the level that a compiled network runs at."""
    requirements: str = network.get_property("RUNTIME_REQUIREMENTS")
    return dict(part.split("=", 1) for part in requirements.split(";")).get("isa", "unknown")
