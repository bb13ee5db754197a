#!/usr/bin/env python3
"""CPU time of one inference for members of the family with random weights: family_speed.py OUT.json FOLDER ROUNDS PIXELS NAME...

One thread, one stream, one process a CPU level (ONEDNN_MAX_CPU_ISA caps it); fp32 and int8, each at the member's own
size and at PIXELS. All networks are loaded at once and take turns, and the order turns every other round. A round's
figure is the fastest of several inferences in CPU time, which other processes hardly disturb; the result is the median
of the rounds. The IRs are kept in FOLDER for the next run.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import nncf
import numpy as np
import openvino as ov

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "models"))
from ocellus_models import network  # noqa: E402

SECONDS = 0.08
CALIBRATION = 2  # speed depends on no value
ONE_THREAD = {"INFERENCE_PRECISION_HINT": "f32", "NUM_STREAMS": "1", "INFERENCE_NUM_THREADS": "1"}


def irs(folder: Path, name: str) -> dict:
    """Makes the member's float and int8 IR where they are missing."""
    files = {precision: folder / f"{name}-{precision}.xml" for precision in ("fp32", "int8")}
    if not all(file.exists() for file in files.values()):
        member = network.load(name, random=True)
        shape = (1, 3, member.size, member.size)
        noise = np.random.default_rng(0)
        pictures = [noise.uniform(-1, 1, shape).astype(np.float32) for _ in range(CALIBRATION)]
        ov.save_model(member.model, files["fp32"], compress_to_fp16=False)
        preset = nncf.QuantizationPreset.MIXED if member.swish else nncf.QuantizationPreset.PERFORMANCE
        small = nncf.quantize(member.model, nncf.Dataset(pictures), subset_size=CALIBRATION, preset=preset)
        ov.save_model(small, files["int8"], compress_to_fp16=False)
    return files


def request(core: ov.Core, file: Path, pixels: int | None) -> tuple[ov.InferRequest, int]:
    """A request with a picture in it, which has run once, and the side of the picture."""
    model = core.read_model(file)
    if pixels:
        model.reshape([1, 3, pixels, pixels])
    side = model.input(0).shape[2]
    made = core.compile_model(model, "CPU", ONE_THREAD).create_infer_request()
    picture = np.random.default_rng(1).uniform(-1, 1, (1, 3, side, side)).astype(np.float32)
    made.set_input_tensor(ov.Tensor(picture))
    made.infer()
    return made, side


def fastest(made: ov.InferRequest) -> float:
    """Seconds of CPU time."""
    made.infer()
    begin, best, runs = time.process_time(), float("inf"), 0
    while runs < 3 or time.process_time() - begin < SECONDS:
        start = time.process_time()
        made.infer()
        best, runs = min(best, time.process_time() - start), runs + 1
    return best


def main(out: Path, folder: Path, rounds: int, pixels: int, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    core = ov.Core()
    loaded = {}
    for name in names:
        for precision, file in irs(folder, name).items():
            for size in (None, pixels):
                made, side = request(core, file, size)
                loaded[name, precision, side] = made
    times = {key: [] for key in loaded}
    for number in range(rounds):
        print(f"{out.stem}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for key in list(loaded) if number % 2 == 0 else reversed(loaded):
            times[key].append(fastest(loaded[key]))
    rows = [
        {"name": name, "precision": precision, "pixels": side, "seconds": statistics.median(found)}
        for (name, precision, side), found in times.items()
    ]
    out.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
