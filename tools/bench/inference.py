#!/usr/bin/env python3
"""Inference alone: `./ocellus bench` beside OpenVINO's benchmark_app, alternating.

Both infer the same bundle with the same number of requests from u8 NHWC tensors that were filled once. benchmark_app
gets the bundle's IR with the agent's own preprocessing already in it (preprocessed_ir.py), so both compile one model.
"""

import re
from pathlib import Path

import lab
import processes

GOAL = 0.97


def measure(args) -> lab.Report:
    python = lab.python()
    benchmark_app = lab.need(Path(python).parent / "benchmark_app", "benchmark_app")
    ir = lab.OUT / f"{args.model}-u8.xml"
    converter = Path(__file__).with_name("preprocessed_ir.py")
    processes.output("preprocessed-ir", [python, converter, lab.bundle(args.model)[0], ir], 120)
    requests = args.requests or ours(args, 1, 0)["requests"]

    def theirs() -> dict:
        command = [benchmark_app, "-m", ir, "-d", args.device, "-hint", "throughput", "-nireq", requests]
        text = processes.output("benchmark-app", command + ["-t", args.seconds], args.seconds + 120)
        found = re.search(r"Throughput:\s+([\d.]+)", text)
        if not found:
            raise lab.Failed(f"benchmark_app's output is not understood: {text[-300:]}")
        return {"fps": float(found.group(1))}

    runs = lab.alternating(
        args.rounds, ocellus=lambda: ours(args, args.seconds, requests), benchmark_app=theirs
    )
    mine, other = ([run["fps"] for run in runs[name]] for name in runs)
    ratio = lab.median(mine) / lab.median(other)
    row = lab.Row(
        f"inference, {args.model} on {args.device}, {requests} requests (fps)",
        lab.spread(mine),
        f"benchmark_app {lab.spread(other)}",
        ratio,
        f"≥ {GOAL}",
        ratio >= GOAL,
    )
    return lab.Report([row], {"requests": requests, **runs})


def ours(args, seconds: int, requests: int) -> dict:
    """One round; `bench` keeps some two thirds of its time for throughput, and compiles the model twice before."""
    total = round(1.5 * seconds) + 2
    command = [lab.OCELLUS, "bench", args.model, "--size", own_size(args.model), "--device", args.device]
    command += ["--rounds", 1, "--seconds", total]
    if requests:
        command += ["--requests", requests]
    answer = processes.last_json(processes.output("bench", command + ["--json"], total + 120))
    (candidate,) = answer["candidates"]
    cost = candidate["cost"]
    return {"fps": cost["throughput"], "requests": cost["requests"]}


def own_size(model: str) -> int:
    """The size that the IR has, which is the one that benchmark_app measures."""
    return lab.bundle(model)[1]["input"]["height"]


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", device="CPU", rounds=3, seconds=5, requests=0)
