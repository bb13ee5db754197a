#!/usr/bin/env python3
"""Prediction against measurement: every variant's CPU time from Lite0 and B0 at their own size alone.

The family with random weights is measured by family_speed.py at this CPU's own level and capped to AVX2. Two of its
points go into a profile, `./ocellus plan --profile` predicts the others from it, and this compares.
"""

import json

import lab
import processes

KNOWN = ("efficientnet-lite0", "efficientnet-b0")
LEVELS = {"native": [], "avx2": ["ONEDNN_MAX_CPU_ISA=AVX2"]}
MEDIAN, WORST = 0.15, 0.35


def measure(args) -> lab.Report:
    report = lab.Report(details={"cpu": lab.cpu()})
    for level in LEVELS:
        rows = speeds(args, level)
        for precision in ("fp32", "int8"):
            compared = compare(level, precision, [row for row in rows if row["precision"] == precision], args)
            report.details[f"{level} {precision}"] = compared
            report.notes.append(table(f"{level}, {precision}", compared))
            errors = [abs(row["error"]) for row in compared if not row["known"]]
            report.rows.append(goal(f"{level}, {precision}: median error of {len(errors)}", lab.median(errors), MEDIAN))
            report.rows.append(goal(f"{level}, {precision}: worst error", max(errors), WORST))
    return report


def speeds(args, level: str) -> list[dict]:
    """What was measured at a level; each level in a process of its own."""
    out = lab.OUT / f"family-{level}.json"
    if not args.reuse or not out.exists():
        script = lab.ROOT / "tools" / "bench" / "family_speed.py"
        command = [script, out, lab.OUT / "random", args.rounds, args.pixels, *args.names.split(",")]
        processes.output(f"family-{level}", ["env", *LEVELS[level], lab.python(), *command], 1800)
    return json.loads(out.read_text())


def compare(level: str, precision: str, rows: list[dict], args) -> list[dict]:
    """Every row beside what `plan` makes of the two known ones."""
    own = {name: max(row["pixels"] for row in rows if row["name"] == name) for name in KNOWN}
    known = [row for row in rows if own.get(row["name"]) == row["pixels"]]
    profile = lab.OUT / f"profile-{level}-{precision}.json"
    profile.write_text(json.dumps({"schema": "io.ocellus.profile.v1", "costs": [entry(row, level) for row in known]}))
    command = [lab.OCELLUS, "plan", "--profile", profile, "--precision", precision, "--size", args.pixels, "--json"]
    answer = json.loads(processes.output(f"plan-{level}-{precision}", command, 60))
    predicted = {(c["architecture"], c["pixels"]): c.get("cpu_s_per_inference") for c in answer["candidates"]}
    return [
        row | {"predicted": made, "error": made / row["seconds"] - 1, "known": row in known}
        for row in rows
        if (made := predicted[row["name"], row["pixels"]])
    ]


def entry(row: dict, level: str) -> dict:
    """A measurement as `ocellus profile` keeps it."""
    seconds = row["seconds"]
    candidate = {"model": row["name"] + "@1", "digest": "", "architecture": row["name"], "task": "classification"}
    candidate |= {"width": row["pixels"], "height": row["pixels"], "device": "CPU", "precision": row["precision"]}
    cost = {"compile_s": 1, "latency_p50_s": seconds, "latency_p99_s": seconds, "throughput": 1 / seconds}
    cost |= {"cpu_s_per_inference": seconds, "memory_bytes": 0, "requests": 1}
    environment = {"openvino": "", "driver": "", "requirements": "", "cpu": "", "level": level, "cores": 1, "limits": ""}
    return {"candidate": candidate, "cost": cost, "environment": environment, "measured": ""}


def goal(what: str, error: float, limit: float) -> lab.Row:
    return lab.Row(what, f"{100 * error:.1f} %", "", None, f"≤ {100 * limit:.0f} %", error <= limit)


def table(title: str, rows: list[dict]) -> str:
    lines = [f"{title}: ms measured, predicted, error"]
    for row in rows:
        error = "known" if row["known"] else f"{100 * row['error']:+.0f} %"
        name = f"{row['name']} {row['pixels']}"
        lines.append(f"  {name:24}{1e3 * row['seconds']:9.2f}{1e3 * row['predicted']:9.2f}  {error}")
    return "\n".join(lines)


if __name__ == "__main__":
    family = [f"efficientnet-{kind}{number}" for number in range(5) for kind in ("lite", "b")]
    lab.main(__doc__, measure, names=",".join(family), rounds=8, pixels=160, reuse=0)
